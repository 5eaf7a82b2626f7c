/**
 * What no database may be given: PostgreSQL refuses a text with NUL and its whole statement with it, and half of a
 * surrogate pair comes back as another character.
 */
const NUL = '\0';

/** Whether a text comes back from every database as it was given. */
export function isStorable(text: string): boolean {
  return !text.includes(NUL) && text.isWellFormed();
}

/** The text without what cannot be stored: for texts that are shown, not compared. */
export function storable(text: string): string {
  return isStorable(text) ? text : text.replaceAll(NUL, '').toWellFormed();
}
