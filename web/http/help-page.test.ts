import { expect, it } from 'vitest';
import { helpPage } from './help-page.ts';

const NONE = { help: 'https://app.example.com/help', support: null, privacy: null, terms: null };

it('has the title, the places and the tables of its text', () => {
  const html = helpPage('# Help\n\n### <a id="unknown_sku"></a>No *such* SKU\n\n| a |\n| - |\n| b |\n', {
    language: 'de',
    links: NONE,
  });
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('<title>Help</title>');
  expect(html).toContain('<h3><a id="unknown_sku"></a>No <em>such</em> SKU</h3>');
  expect(html).toContain('<td>b</td>');
  expect(html).toContain('<a href="?lang=en"');
  expect(html).not.toContain('<a href="?lang=de"');
});

it('lets no tag through but places', () => {
  const html = helpPage(
    '# Help\n\n<script>x</script>\n\nHere <img src=x onerror=y> and <a id="z" onclick="y">z</a>\n',
    {
      language: 'en',
      links: NONE,
    },
  );
  expect(html).not.toMatch(/<script|<img|<a id="z"/);
  expect(html).toContain('&lt;img src=x');
});

it('links to what is published, and leaves out what is not', () => {
  const links = { ...NONE, support: 'mailto:a@example.com', terms: 'https://example.com/?a="b"&c' };
  const html = helpPage('# Help', { language: 'en', links });
  expect(html).toContain('<a href="mailto:a@example.com">Support</a>');
  expect(html).toContain('href="https://example.com/?a=&quot;b&quot;&amp;c"');
  expect(html).not.toContain('Privacy policy');
  expect(helpPage('# Help', { language: 'en', links: NONE })).not.toContain('<footer><nav');
});
