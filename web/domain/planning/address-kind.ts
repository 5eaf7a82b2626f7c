import type { PrintAddress } from '../print-order/print-item.ts';
import { note } from '../print-fields/notes.ts';
import { fold } from '../kernel/text.ts';

/** Places that not every carrier brings a parcel to: noted on the order, never in its way. */
export const ADDRESS_KINDS = ['po_box', 'parcel_station', 'military'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** DHL's lockers and counters in Germany: the number is the station's, and the buyer's own number stands beside it. */
const PARCEL_STATION = /\b(?:packstation|postfiliale|paketbox|paketshop)\b/u;

/** As buyers write them, letter case and width folded. A `box` alone is one in Sweden, and in the US a farm's. */
const PO_BOX: readonly RegExp[] = [
  /\b(?:g\.?)?p\.? ?o\.? ?box\b/u,
  /\bpost(?:al)? ?(?:office )?box\b/u,
  /\b(?:locked|private|post) ?bag\b/u,
  /\bpost(?:fach|bus|boks)\b/u,
  /\bcase postale\b|\bb\.? ?p\.? ?\d/u,
  /\bcasell[ae] postal[ei]\b|\bc\.p\. ?\d/u,
  /\bapartado\b|\bcaixa postal\b|\bapdo\b/u,
  /\bskrytka pocztowa\b|\bpostilokero\b|\bpošt(?:ni|ový) (?:predal|priečinok)\b|\bp\.? ?o\.? ?přihrádka\b/u,
  /私書箱|邮政信箱|郵政信箱|사서함|صندوق بريد|ص\.ب|а\/я/u,
];
const SWEDISH_BOX = /^box \d/u;

const MILITARY_REGIONS: ReadonlySet<string | null> = new Set(['AA', 'AE', 'AP']);

function isMilitary({ countryCode, regionCode, city, streetPrimary }: PrintAddress): boolean {
  if (countryCode === 'US') return MILITARY_REGIONS.has(regionCode) || /^[adf]po$/u.test(fold(city));
  return countryCode === 'GB' && /\bbfpo\b/u.test(fold(`${streetPrimary} ${city}`));
}

/** What a carrier meets there; null = a door. */
export function kindOfAddress(address: PrintAddress): AddressKind | null {
  if (isMilitary(address)) return 'military';
  const lines = [address.streetPrimary, address.streetSecondary ?? '', address.company ?? ''].map(fold);
  if (address.countryCode === 'DE' && lines.some((line) => PARCEL_STATION.test(line))) return 'parcel_station';
  const isSwedish = address.countryCode === 'SE' && lines.some((line) => SWEDISH_BOX.test(line));
  return isSwedish || lines.some((line) => PO_BOX.some((words) => words.test(line))) ? 'po_box' : null;
}

/** The note that an order's items carry of it; empty = nothing to say. */
export function addressNotes(address: PrintAddress | null): readonly string[] {
  const kind = address === null ? null : kindOfAddress(address);
  return kind === null ? [] : [note('address_kind', kind)];
}
