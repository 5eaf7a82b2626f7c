/**
 * What of a text can be seen: spaces, controls and characters that only format others (zero width, marks of direction,
 * Hangul fillers, the empty Braille cell) are nothing on a parcel.
 */
const VISIBLE = /[^\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Line breaks and other controls would end a line of the label early. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * One part of an address as it is sent: trimmed, each run of controls one space, in the composed Unicode form (NFC:
 * the same characters, fewer code points). Null when nothing of it can be seen.
 */
export function addressText(text: string | null): string | null {
  const line = (text ?? '').toWellFormed().replace(CONTROLS, ' ').normalize('NFC').trim();
  return VISIBLE.test(line) ? line : null;
}

/** Length in characters as people and databases count them: an emoji of one code point is one, not two. */
export function lengthOf(text: string): number {
  return [...text].length;
}
