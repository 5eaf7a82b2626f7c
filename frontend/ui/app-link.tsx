import type { AppProviderProps } from '@shopify/polaris';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';

type AppLinkProps = ComponentProps<NonNullable<AppProviderProps['linkComponent']>>;

/** Polaris's links inside the app change the page without loading it; all others leave the frame. */
export function AppLink({ url, external, ...rest }: AppLinkProps): ReactNode {
  const attributes = rest as ComponentProps<'a'>;
  if (url.startsWith('/') && external !== true) {
    return (
      <Link asChild href={url}>
        <a {...attributes} />
      </Link>
    );
  }
  return (
    <a {...attributes} href={url} target={url.startsWith('shopify://') ? '_top' : '_blank'} rel="noopener noreferrer" />
  );
}
