import { fold } from './text.ts';

/**
 * What of a text survives another system's spelling: letters and digits, without case, accents, spaces and marks
 * (`Hauptstraße 5` and `HAUPTSTRASSE  5` are one). Of a text without any it is the folded text.
 */
export function essenceOf(text: string): string {
  const folded = fold(text);
  const letters = folded
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? folded : letters;
}
