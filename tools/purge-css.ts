import { createHash } from 'node:crypto';
import { PurgeCSS } from 'purgecss';
import type { Plugin } from 'vite';

/** Only Polaris's classes stand as literals where they are set; some of our own are put together. */
const OTHERS = /^(?!Polaris-)/;

/**
 * Leaves out of the built stylesheet what no built script names. Polaris ships the styles of all its components in one
 * sheet, half of them of components that are not used here; every class it sets stands as a literal in the component's
 * own script.
 */
export function purgeCss(): Plugin {
  return {
    name: 'purge-css',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = Object.values(bundle);
        const sources = files.flatMap((file) => (file.type === 'chunk' ? [{ raw: file.code, extension: 'js' }] : []));
        const assets = files.filter((file) => file.type === 'asset');
        for (const sheet of assets.filter(({ fileName }) => fileName.endsWith('.css'))) {
          const css = await purge(String(sheet.source), sources);
          const { fileName } = sheet;
          // The name was made from the whole sheet: kept, it would name another content after the next change of a
          // script.
          const renamed = fileName.replace(
            /-[^-]+\.css$/,
            `-${createHash('sha256').update(css).digest('base64url').slice(0, 8)}.css`,
          );
          delete bundle[fileName];
          this.emitFile({ type: 'asset', fileName: renamed, source: css });
          for (const asset of assets)
            if (asset !== sheet && typeof asset.source === 'string')
              asset.source = asset.source.replaceAll(fileName, renamed);
        }
      },
    },
  };
}

async function purge(css: string, sources: { raw: string; extension: string }[]): Promise<string> {
  const [purged] = await new PurgeCSS().purge({ content: sources, css: [{ raw: css }], safelist: [OTHERS] });
  if (purged === undefined) throw new Error('the stylesheet was not purged');
  return purged.css;
}
