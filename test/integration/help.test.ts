import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAppUnderTest, type AppUnderTest } from './app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startAppUnderTest({ connected: false });
});
afterAll(() => app.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${app.url}${path}`, { headers });

describe('the help', () => {
  it.each([
    { how: 'by the browser', path: '/help', browser: 'de-AT,en;q=0.5', language: 'de' },
    { how: 'by the address, whatever the browser says', path: '/help?lang=de-DE', browser: 'en', language: 'de' },
    { how: 'in English for languages that it is not in', path: '/help?lang=fr', browser: 'de', language: 'en' },
    { how: 'in English for browsers of other languages', path: '/help', browser: 'fr', language: 'en' },
    { how: 'in English when nothing is said', path: '/help', browser: '', language: 'en' },
    { how: 'by the browser when the address says two', path: '/help?lang=en&lang=fr', browser: 'de', language: 'de' },
  ])('is chosen $how', async ({ path, browser, language }) => {
    const response = await get(path, { 'accept-language': browser });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-language')).toBe(language);
    expect(response.headers.get('vary')?.toLowerCase()).toContain('accept-language');
    expect(await response.text()).toContain(`<html lang="${language}">`);
  });

  it('[R14] links to support, privacy policy and terms', async () => {
    const html = await (await get('/help')).text();
    const links = ['mailto:help@example.com', 'https://example.com/privacy', 'https://example.com/terms'];
    expect(links.filter((link) => !html.includes(`href="${link}"`))).toEqual([]);
  });

  it('needs no session, runs no script and is framed by Shopify at most', async () => {
    const response = await get('/help');
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toBe(
      'frame-ancestors https://*.myshopify.com https://admin.shopify.com; ' +
        "script-src 'none'; object-src 'none'; base-uri 'none';",
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('<h3><a id="unknown_option"></a>Option not known</h3>');
  });
});
