import { afterAll, beforeAll, expect, it } from 'vitest';
import { createArtworkConnection } from '../../../web/artwork/connection.ts';
import { createArtworkReader } from '../../../web/artwork/create-artwork-reader.ts';
import { startArtworkSimulator, type ArtworkSimulator } from './start.ts';

let artwork: ArtworkSimulator;
beforeAll(async () => {
  artwork = await startArtworkSimulator({ shapes: { '/lighthouse.jpg': [3, 4] } });
});
afterAll(() => artwork.close());

it('has a picture at every address, of the shape that it should have', async () => {
  const reader = createArtworkReader(createArtworkConnection({ resolveTo: new URL(artwork.url) }));
  const look = (url: string) => reader.look(url, { validator: null, nowMs: 0 });
  expect(await look('https://files.example.com/harbour.jpg?v=1')).toMatchObject({
    outcome: 'read',
    facts: { widthPx: 4_000, heightPx: 3_000 },
  });
  expect(await look('https://uploads.example.com/lighthouse.jpg')).toMatchObject({
    outcome: 'read',
    facts: { widthPx: 3_000, heightPx: 4_000 },
  });
  expect(artwork.requests).toEqual(['files.example.com/harbour.jpg', 'uploads.example.com/lighthouse.jpg']);
});
