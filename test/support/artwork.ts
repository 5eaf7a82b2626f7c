import type { BrowserContext, Page } from 'playwright-core';

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#f6b26b"/>' +
  '<circle cx="2" cy="1.9" r=".7" fill="#e06666"/><rect y="1.9" width="4" height="1.1" fill="#3d5a80"/></svg>';

/** The artwork's host does not exist; its pictures look like this. */
export async function showArtwork(view: Page | BrowserContext): Promise<void> {
  await view.route('https://files.example.com/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
  );
}
