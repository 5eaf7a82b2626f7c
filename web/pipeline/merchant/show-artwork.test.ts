import { beforeEach, expect, it } from 'vitest';
import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type { ArtworkPicture, MadePicture } from '../ports/artwork-picture.ts';
import { createShowArtwork } from './show-artwork.ts';

const SHOP = 'one.myshopify.com' as ShopDomain;
const OTHER = 'two.myshopify.com' as ShopDomain;
const URL_ONE = 'https://files.example.com/a.jpg';
const DAY_MS = 86_400_000;

let nowMs = 0;
let asked: string[] = [];
let kept = new Map<string, MadePicture>();
let next: ArtworkPicture | null = null;

function picture(widthPx: number): ArtworkPicture {
  const facts = { format: 'png', widthPx, heightPx: 10, colours: 'rgb', bitDepth: 8, byteLength: 9 } as const;
  return { facts, image: new Uint8Array([widthPx]) };
}

function create() {
  return createShowArtwork({
    pictures: {
      make: (url) => {
        asked.push(url);
        return Promise.resolve(next);
      },
    },
    store: {
      find: (shop, url) => Promise.resolve(kept.get(shop + url) ?? null),
      save: (shop, url, made) => Promise.resolve(void kept.set(shop + url, made)),
    },
    clock: { now: () => nowMs },
  });
}

beforeEach(() => {
  nowMs = 1_000_000;
  asked = [];
  kept = new Map();
  next = picture(1);
});

it('is made once a day, for each shop', async () => {
  const show = create();
  expect(await show(SHOP, URL_ONE)).toEqual(picture(1));
  next = picture(2);
  nowMs += DAY_MS - 1;
  expect(await show(SHOP, URL_ONE)).toEqual(picture(1));
  expect(await show(OTHER, URL_ONE)).toEqual(picture(2));
  nowMs += 1;
  expect(await show(SHOP, URL_ONE)).toEqual(picture(2));
  expect(asked).toHaveLength(3);
});

it('is made once for all who ask while it is being made', async () => {
  const show = create();
  expect(await Promise.all([show(SHOP, URL_ONE), show(SHOP, URL_ONE)])).toEqual([picture(1), picture(1)]);
  expect(asked).toEqual([URL_ONE]);
});

it('that cannot be made is asked for again, and not kept', async () => {
  const show = create();
  next = null;
  expect(await show(SHOP, URL_ONE)).toBeNull();
  expect(kept.size).toBe(0);
  next = picture(3);
  expect(await show(SHOP, URL_ONE)).toEqual(picture(3));
});
