import { countryCodeOf } from '../kernel/countries.ts';
import { essenceOf } from '../kernel/essence.ts';
import { needsRegion, regionCode } from '../kernel/regions.ts';
import type { AnsweredAddress } from './picanova-order.ts';
import type { PrintAddress } from './print-item.ts';

/** Without these a parcel arrives all the same: an answer that keeps them back has lost nothing. */
const MAY_BE_KEPT_BACK: ReadonlySet<keyof PrintAddress> = new Set(['telephone', 'email']);

function isSameCountry(sent: string, answered: string): boolean {
  const code = countryCodeOf(answered);
  return code === null || code === sent;
}

/** A region that nobody can read says nothing. */
function isSameRegion({ countryCode, regionCode: sent }: PrintAddress, answered: string): boolean {
  const code = needsRegion(countryCode) ? regionCode(countryCode, answered) : null;
  return code === null || code === sent;
}

/** `+49 221 123` and `0221123` are one number: how far a country is dialled is spelling. */
function isSamePhone(sent: string, answered: string): boolean {
  const [one, other] = [sent, answered].map((text) => text.replace(/\D/g, '').replace(/^0+/u, ''));
  return one === undefined || other === undefined || one.endsWith(other) || other.endsWith(one);
}

function differs(part: keyof PrintAddress, sent: PrintAddress, answered: AnsweredAddress): boolean {
  const [meant, told] = [sent[part], answered[part]];
  if (told === undefined || meant === null) return false;
  if (told === null) return !MAY_BE_KEPT_BACK.has(part);
  switch (part) {
    case 'countryCode':
      return !isSameCountry(meant, told);
    case 'regionCode':
      return !isSameRegion(sent, told);
    case 'telephone':
      return !isSamePhone(meant, told);
    default:
      return essenceOf(meant) !== essenceOf(told);
  }
}

/**
 * The parts of an address that Picanova holds otherwise than they were sent; empty = it is the same, as far as the
 * answer says. Case, accents, spaces, punctuation, and a country's or region's name for its code are no difference; a
 * part that the answer does not tell is none either, and what was not sent may be there.
 */
export function differingParts(sent: PrintAddress, answered: AnsweredAddress): readonly (keyof PrintAddress)[] {
  return (Object.keys(sent) as (keyof PrintAddress)[]).filter((part) => differs(part, sent, answered));
}
