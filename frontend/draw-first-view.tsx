import { QueryClient } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import type { DrawFirstView } from '../web/contract/index.ts';
import { answerOf, urlOf } from './api/call.ts';
import { preloadData, type Read } from './api/preload-data.ts';
import { App } from './app.tsx';
import { formatFor } from './format/use-format.ts';
import { loadLanguage } from './i18n/load-language.ts';
import { preloadPage } from './pages.tsx';
import { LinksContext } from './ui/app-links.ts';

/**
 * Runs in the server: the first page as the browser will draw it, with the answers it was drawn from. Fails with what
 * `ask` fails with.
 */
export const drawFirstView: DrawFirstView = async ({ pathname, search, locale, timeZone, nowMs, links, ask }) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const answers: Record<string, string> = {};
  const read: Read = (name, input) => {
    const url = urlOf(name, input);
    return client.fetchQuery({
      queryKey: [name, input],
      queryFn: async () => {
        const answer = await ask(name, input);
        answers[url] = answer;
        return answerOf(name, new Response(answer));
      },
    });
  };
  const address = { pathname, search };
  const [language] = await Promise.all([
    loadLanguage(locale),
    preloadPage(pathname),
    preloadData(read, address, timeZone),
  ]);
  const html = renderToString(
    <LinksContext.Provider value={links}>
      <App
        client={client}
        language={language}
        format={formatFor({ locale, timeZone }, () => nowMs)}
        address={address}
      />
    </LinksContext.Provider>,
  );
  return { html, answers };
};
