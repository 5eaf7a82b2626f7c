import { Box, SkeletonBodyText } from '@shopify/polaris';
import { lazy, Suspense, type ComponentProps, type ReactNode } from 'react';
import { useIsPainted } from '../../ui/after-paint.ts';
import { PageUnavailable } from '../../ui/page-unavailable.ts';
import type { VariantEditor } from './variant-editor.tsx';

const LINES = 8;

/** Loaded when the first editor is opened: the list does without it. */
const Editor = lazy(async () => {
  try {
    return { default: (await import('./variant-editor.tsx')).VariantEditor };
  } catch (error) {
    throw new PageUnavailable('the editor', { cause: error });
  }
});

/** The editor of a variant, with grey lines in its place while its code is on its way. */
export function OpenedEditor(props: ComponentProps<typeof VariantEditor>): ReactNode {
  const isPainted = useIsPainted();
  const grey = (
    <Box padding="400">
      <SkeletonBodyText lines={LINES} />
    </Box>
  );
  // The server draws no editor: React could not take over what it drew inside a boundary.
  return isPainted ? (
    <Suspense fallback={grey}>
      <Editor {...props} />
    </Suspense>
  ) : (
    grey
  );
}
