import { withoutArtwork } from '../print-fields/print-fields.ts';
import { fold } from '../kernel/text.ts';
import type { PicanovaItem } from './picanova-order.ts';
import type { PrintItem } from './print-item.ts';

/** Where an item at Picanova is another than the one that was sent. */
export type ItemDifference =
  | { readonly what: 'product' | 'file' }
  | { readonly what: 'options'; readonly option: string; readonly meant: string; readonly answered: string };

export type MeantItem = Pick<PrintItem, 'identity' | 'artworkUrl' | 'options'>;

/** Picanova's own hosts: a link to its copy of the picture says nothing about the picture. */
const OWN_HOST = /(?:^|\.)(?:picanova|merchone)\.com$/u;

/** Links are the same however they are escaped. Null = it is no link, which nobody can compare. */
function linkOf(text: string): URL | null {
  return URL.parse(text.trim());
}

function isSameFile(meant: string, answered: string): boolean {
  const [sent, told] = [linkOf(meant), linkOf(answered)];
  if (sent === null || told === null || OWN_HOST.test(told.hostname)) return true;
  return decoded(sent) === decoded(told);
}

/** A percent sign of its own is one, not the beginning of an escape. */
function decoded({ host, pathname, search }: URL): string {
  const text = host + pathname + search;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `2 cm` and `2cm` are one; what a value's marks mean (`2.5`, `-1`) only the catalogue knows. */
function squeezed(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** The first option that is missing there, has another value, or was not asked for. */
function optionDifference(meant: MeantItem['options'], answered: NonNullable<PicanovaItem['options']>) {
  const told = new Map(answered.map(({ name, value }) => [squeezed(name), value]));
  const asked = new Map(meant.map(({ name, value }) => [squeezed(name), value]));
  const changed = [...meant, ...answered].find(({ name }) => {
    const [one, other] = [asked.get(squeezed(name)), told.get(squeezed(name))];
    return one === undefined || other === undefined || squeezed(one) !== squeezed(other);
  });
  if (changed === undefined) return null;
  const key = squeezed(changed.name);
  return { what: 'options', option: changed.name, meant: asked.get(key) ?? '', answered: told.get(key) ?? '' } as const;
}

/** A design is told by its SKU: the blank decides product and options, the suffix the picture (picanova-api §3.1). */
function designDifference(designSku: string, { sku, articleSku }: PicanovaItem): ItemDifference | null {
  const told = fold(articleSku ?? sku ?? '');
  const [meant, blank] = [fold(designSku), fold(withoutArtwork(designSku))];
  if (told === '' || told === meant || told === blank) return null;
  return { what: withoutArtwork(told) === blank ? 'file' : 'product' };
}

/** How an item at Picanova differs from the one that was sent, as far as the answer says; null = it does not. */
export function itemDifference(meant: MeantItem, answered: PicanovaItem): ItemDifference | null {
  const { identity, artworkUrl, options } = meant;
  if (identity.kind !== 'variant')
    return identity.kind === 'design' ? designDifference(identity.designSku, answered) : null;
  if (answered.variantId !== null && answered.variantId !== identity.variantId) return { what: 'product' };
  if (artworkUrl !== null && answered.file !== undefined && !isSameFile(artworkUrl, answered.file))
    return { what: 'file' };
  return answered.options === null ? null : optionDifference(options, answered.options);
}
