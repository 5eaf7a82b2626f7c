import { expect, test } from 'vitest';
import type { MadePicture } from '../../../web/pipeline/ports/artwork-picture.ts';
import type { Subject } from '../conformance.ts';
import { everythingIn } from '../everything.ts';
import { orderGid, OTHER_SHOP, SHOP } from '../samples.ts';
import { START_MS } from '../start.ts';
import { pagesOf } from './sample-list.ts';

const LINK = 'https://files.example.com/erika.jpg?token=secret';
const KEPT = 300;

function made(widthPx: number, madeAtMs = START_MS): MadePicture {
  const facts = { format: 'jpeg', widthPx, heightPx: 400, colours: 'rgb', bitDepth: 8, byteLength: null } as const;
  return { picture: { facts, image: Buffer.from(`picture of erika ${widthPx}`) }, madeAtMs };
}

/** Small pictures of artwork: a cache that tells nobody anything, and that stays small. */
export function artworkPictureSuite(subject: Subject): void {
  const pictures = () => pagesOf(subject).artworkPictures;
  const count = () => subject.database.models.artwork_thumbnail.count();

  test('is found by shop and address, and the last one made counts', async () => {
    await pictures().save(SHOP, LINK, made(600));
    expect(await pictures().find(SHOP, LINK)).toEqual(made(600));
    await pictures().save(SHOP, LINK, made(900, START_MS + 1));
    expect(await pictures().find(SHOP, LINK)).toEqual(made(900, START_MS + 1));
    expect(await pictures().find(OTHER_SHOP, LINK)).toBeNull();
    expect(await pictures().find(SHOP, `${LINK}2`)).toBeNull();
  });

  test('lies sealed, its address as a digest, and is not there under another key', async () => {
    await pictures().save(SHOP, LINK, made(600));
    for (const [table, contents] of await everythingIn(subject.database))
      expect(`${table}: ${contents}`).not.toContain('erika');
    expect(await pagesOf(subject, 'k2').artworkPictures.find(SHOP, LINK)).toBeNull();
  });

  test('gives way when a shop has many, the oldest first; other shops keep theirs', async () => {
    await pictures().save(OTHER_SHOP, LINK, made(600, START_MS - 1));
    for (let at = 0; at <= KEPT; at += 1) await pictures().save(SHOP, `${LINK}${at}`, made(600, START_MS + at));
    expect(await count()).toBe(KEPT + 1);
    expect(await pictures().find(SHOP, `${LINK}0`)).toBeNull();
    expect(await pictures().find(SHOP, `${LINK}1`)).not.toBeNull();
    expect(await pictures().find(OTHER_SHOP, LINK)).not.toBeNull();
  });

  test('goes with its shop, when a buyer of it is forgotten, and with time', async () => {
    const { privacy } = subject.store;
    for (const forget of [
      () => privacy.redactShop(SHOP),
      () => privacy.redactOrders(SHOP, [orderGid(1)]),
      () => privacy.eraseCompleted(START_MS + 1),
    ]) {
      await pictures().save(SHOP, LINK, made(600));
      await pictures().save(OTHER_SHOP, LINK, made(600, START_MS + 1));
      await forget();
      expect(await pictures().find(SHOP, LINK)).toBeNull();
      expect(await pictures().find(OTHER_SHOP, LINK)).not.toBeNull();
    }
  });
}
