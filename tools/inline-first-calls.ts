import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformWithOxc, type Plugin } from 'vite';

const SOURCE = path.join(import.meta.dirname, '..', 'frontend', 'first-calls.ts');
const PLACE = '<!-- first-calls -->';

/**
 * Puts `first-calls.ts` into the document, behind App Bridge, whose `fetch` adds the session token. A document that the
 * server has drawn a view into brings the answers along. Asking for the time zone also makes the browser load its
 * calendars while it waits for code.
 */
export function inlineFirstCalls(): Plugin {
  return {
    name: 'inline-first-calls',
    async transformIndexHtml(html) {
      const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE, { sourcemap: false });
      const functionText = code.replaceAll(/\/\*[\s\S]*?\*\/\s*/g, '').replace('export function', 'function');
      const start = `const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const { dataset } = document.documentElement;
const { pathname, search } = location;
const calls = dataset.drawnAt === undefined ? firstCalls(pathname, search, dataset.timeZone ?? timeZone) : [];
window.firstAnswers = new Map(calls.map((url) => [url, fetch(url)]));
for (const answer of window.firstAnswers.values()) answer.catch(() => undefined);`;
      return html.replace(PLACE, () => `<script>{\n${functionText}\n${start}\n}</script>`);
    },
  };
}
