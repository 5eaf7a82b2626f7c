import type { AppProviderProps } from '@shopify/polaris';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';

type AppLinkProps = ComponentProps<NonNullable<AppProviderProps['linkComponent']>>;

/** Polaris's links inside the app change the page without loading it; all others leave the frame. */
export function AppLink({ url, external, ...rest }: AppLinkProps): ReactNode {
  if (url.startsWith('/') && external !== true) return <Link {...rest} href={url} />;
  const target = url.startsWith('shopify://') ? '_top' : '_blank';
  return <a {...rest} href={url} target={target} rel="noopener noreferrer" />;
}
