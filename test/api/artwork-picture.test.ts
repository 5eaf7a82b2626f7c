import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArtworkPicture } from '../../web/pipeline/ports/index.ts';
import { startPages, type PagesUnderTest } from './pages-under-test.ts';

const made = new Map<string, ArtworkPicture>();
let pages: PagesUnderTest;
let canvas: { readonly variantId: number; readonly widthMm: number; readonly heightMm: number };

function picture(widthPx: number, heightPx: number): ArtworkPicture {
  const facts = { format: 'jpeg', widthPx, heightPx, colours: 'rgb', bitDepth: 8, byteLength: 9_000 } as const;
  return { facts, image: Buffer.from('a picture') };
}

beforeAll(async () => {
  pages = await startPages({ pictures: { make: (url) => Promise.resolve(made.get(url) ?? null) } });
  await pages.connect();
  const { items } = (await pages.ask('catalogue', { query: { region: 'EU', q: 'canvas', limit: 1 } })).body;
  canvas = (items as (typeof canvas)[])[0] ?? canvas;
});
afterAll(() => pages.close());

async function ask(url: string, more: Record<string, unknown> = {}) {
  const body = { url, region: 'EU', variantId: canvas.variantId, options: [], ...more };
  return pages.ask('artworkPicture', { body });
}

it('shows a file as it would be printed', async () => {
  const { widthMm, heightMm } = canvas;
  made.set('https://files.example.com/fits.jpg', picture(widthMm * 10, heightMm * 20));
  const options = [{ name: 'Canvas border', value: 'Mirrored' }];
  const { status, body } = await ask('https://files.example.com/fits.jpg', { options });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    outcome: 'shown',
    image: `data:image/webp;base64,${Buffer.from('a picture').toString('base64')}`,
    file: { widthPx: widthMm * 10, heightPx: heightMm * 20 },
    print: {
      widthMm,
      heightMm,
      crop: { left: 0, top: 0.25, width: 1, height: 0.5 },
      edge: { kind: 'mirrored', depthMm: 20 },
      effectiveDpi: 254,
      tooSmall: false,
      turned: false,
      cutOff: 0.5,
    },
  });
});

it('says when pixels are missing', async () => {
  made.set('https://files.example.com/small.jpg', picture(canvas.widthMm, canvas.heightMm));
  const { body } = await ask('https://files.example.com/small.jpg');
  expect(body).toMatchObject({ print: { effectiveDpi: 25, tooSmall: true, edge: null } });
});

it('shows a file alone for a variant that the catalogue does not know', async () => {
  made.set('https://files.example.com/alone.jpg', picture(40, 30));
  const { body } = await ask('https://files.example.com/alone.jpg', { variantId: 999_999 });
  expect(body).toMatchObject({ outcome: 'shown', print: null });
});

it('says so when there is nothing to be shown', async () => {
  expect((await ask('https://files.example.com/gone.jpg')).body).toEqual({ outcome: 'not_shown' });
});
