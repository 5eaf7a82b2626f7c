import { describe, expect, it } from 'vitest';
import { aSetting, aVariant } from '../../../test/fixtures/domain.ts';
import type { ArtworkFacts, ArtworkFault } from '../artwork/artwork-facts.ts';
import type { ArtworkLook } from '../artwork/artwork-look.ts';
import { checkArtwork } from './artwork-check.ts';

const URL = 'https://files.example.com/art.jpg';
/** As many pixels as 40 × 30 cm need. */
const FACTS: ArtworkFacts = {
  format: 'jpeg',
  widthPx: 1200,
  heightPx: 900,
  colours: 'rgb',
  bitDepth: 8,
  byteLength: 1_000,
};

const good = (facts: Partial<ArtworkFacts> = {}): ArtworkLook => ({
  kind: 'good',
  facts: { ...FACTS, ...facts },
  expiresAtMs: null,
});
const faulty = (fault: ArtworkFault): ArtworkLook => ({ kind: 'faulty', fault });

function check(look: ArtworkLook | undefined, more: { url?: string; tolerance?: number } = {}) {
  return checkArtwork(more.url ?? URL, {
    looks: () => look,
    print: aVariant(),
    settings: aSetting({ artworkTolerancePercent: more.tolerance ?? 3 }),
  });
}

const NOTHING = { problems: [], notes: [], isAwaited: false };

describe('artwork that was looked at', () => {
  it('has nothing against it when it fits', () => {
    expect(check(good())).toEqual(NOTHING);
  });

  it('is too small for what the print needs, and says what it is good for', () => {
    expect(check(good({ widthPx: 400, heightPx: 300 })).problems).toEqual([
      {
        code: 'artwork_too_small',
        detail: { needed: '567 × 426', has: '400 × 300', dpi: 25, goodUpTo: '27 × 20 cm' },
      },
    ]);
  });

  it('has another shape: noted while little is lost, a problem beyond what the merchant allows', () => {
    expect(check(good({ widthPx: 1224 }))).toEqual({ ...NOTHING, notes: ['artwork_ratio\t2'] });
    expect(check(good({ widthPx: 1320 })).problems).toEqual([
      { code: 'artwork_wrong_ratio', detail: { reason: 'ratio', percent: 10 } },
    ]);
    expect(check(good({ widthPx: 1320 }), { tolerance: 10 })).toEqual({ ...NOTHING, notes: ['artwork_ratio\t10'] });
    expect(check(good({ widthPx: 1206 }), { tolerance: 0 }).problems).toMatchObject([{ detail: { percent: 0.5 } }]);
  });

  it('lies on its side', () => {
    expect(check(good({ widthPx: 900, heightPx: 1200 })).problems).toEqual([
      { code: 'artwork_wrong_ratio', detail: { reason: 'turned' } },
    ]);
  });

  it('is in other colours, which is only noted', () => {
    expect(check(good({ colours: 'cmyk' }))).toEqual({ ...NOTHING, notes: ['artwork_cmyk'] });
  });
});

describe('artwork that cannot be printed', () => {
  it.each<[ArtworkFault, string, object]>([
    [{ kind: 'not_found', status: 404 }, 'artwork_unreachable', { reason: 'not_found' }],
    [{ kind: 'forbidden', status: 403 }, 'artwork_unreachable', { reason: 'forbidden' }],
    [{ kind: 'no_such_host' }, 'artwork_unreachable', { reason: 'no_such_host' }],
    [{ kind: 'private_address' }, 'artwork_unreachable', { reason: 'private_host' }],
    [{ kind: 'bad_certificate' }, 'artwork_unreachable', { reason: 'bad_certificate' }],
    [{ kind: 'too_many_redirects' }, 'artwork_unreachable', { reason: 'too_many_redirects' }],
    [{ kind: 'insecure_redirect' }, 'artwork_unreachable', { reason: 'insecure_redirect' }],
    [{ kind: 'expires', atMs: 1 }, 'artwork_unreachable', { reason: 'expires' }],
    [
      { kind: 'share_page', service: 'dropbox', direct: 'https://dl.dropboxusercontent.com/secret' },
      'artwork_unreachable',
      { reason: 'share_page', service: 'dropbox' },
    ],
    [{ kind: 'wrong_type', found: 'webp' }, 'artwork_wrong_type', { reason: 'type', found: 'webp' }],
    [{ kind: 'wrong_type', found: null }, 'artwork_wrong_type', { reason: 'type', found: '' }],
    [{ kind: 'damaged' }, 'artwork_wrong_type', { reason: 'damaged' }],
    [{ kind: 'empty' }, 'artwork_wrong_type', { reason: 'empty' }],
    [{ kind: 'too_large', byteLength: 40_000_001 }, 'artwork_wrong_type', { reason: 'too_large', megabytes: 41 }],
  ])('is a problem that names no address: %j', (fault, code, detail) => {
    expect(check(faulty(fault))).toEqual({ ...NOTHING, problems: [{ code, detail }] });
  });

  it('is one whose server stays silent, and is awaited before that', () => {
    expect(check({ kind: 'unreachable', times: 2 })).toEqual({ ...NOTHING, isAwaited: true });
    expect(check({ kind: 'unreachable', times: 3 }).problems).toEqual([
      { code: 'artwork_unreachable', detail: { reason: 'no_answer' } },
    ]);
  });

  it('is told by its link alone where that is enough: it is not awaited', () => {
    expect(check(undefined, { url: 'http://files.example.com/a.jpg' })).toEqual({
      ...NOTHING,
      problems: [{ code: 'artwork_unreachable', detail: { reason: 'not_https' } }],
    });
  });
});

describe('artwork that nobody has seen', () => {
  it('is awaited', () => {
    expect(check(undefined)).toEqual({ ...NOTHING, isAwaited: true });
  });

  it('goes on, noted, when our own network is at fault', () => {
    expect(check({ kind: 'not_looked_at' })).toEqual({ ...NOTHING, notes: ['artwork_not_checked'] });
  });

  it('goes on, by its link alone, where artwork is not looked at', () => {
    const context = { looks: null, print: aVariant(), settings: aSetting() };
    expect(checkArtwork(URL, context)).toEqual(NOTHING);
    expect(checkArtwork('not a link', context).problems).toHaveLength(1);
  });
});
