import type { Plugin } from 'vite';

/** Components of Polaris that the pages do not show: their texts, half of all, are left out of what a page loads. */
const UNUSED = [
  'Autocomplete',
  'Avatar',
  'ContextualSaveBar',
  'DataTable',
  'DatePicker',
  'DiscardConfirmationModal',
  'FilterPill',
  'Filters',
  'Frame',
  'FullscreenBar',
  'IndexFilters',
  'Loading',
  'MediaCard',
  'Modal',
  'SkeletonPage',
  'Tabs',
  'TopBar',
  'VideoThumbnail',
] as const;

const LOCALE = /polaris\/locales\/[\w-]+\.json$/;

/** Leaves out those texts, and fails the build when a script asks for one of them after all. */
export function polarisTexts(): Plugin {
  return {
    name: 'polaris-texts',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!LOCALE.test(id)) return null;
      const { Polaris } = JSON.parse(code) as { readonly Polaris: Readonly<Record<string, unknown>> };
      const used = Object.entries(Polaris).filter(([component]) => !UNUSED.some((name) => name === component));
      return { code: JSON.stringify({ Polaris: Object.fromEntries(used) }), map: null };
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const asked = file.type === 'chunk' ? UNUSED.find((name) => file.code.includes(`Polaris.${name}.`)) : undefined;
        if (asked !== undefined) throw new Error(`${file.fileName} asks for the texts of ${asked}`);
      }
    },
  };
}
