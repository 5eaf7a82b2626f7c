import type { i18n } from 'i18next';
import { holdReason, problemCode } from '../../web/contract/index.ts';

/** Words of the contract that have texts of their own. */
export const HOLD_REASONS = holdReason.options;
export const PROBLEMS = problemCode.options;

/** What is no path of keys is somebody's text, in which a colon would be read as one. */
const PATH = /^[\w.]+$/;

/** The text at a path whose last part is a code; null when the code has none. */
export function textAt(language: i18n, path: string, parts: { readonly place?: string } = {}): string | null {
  const isText = PATH.test(path) && typeof language.getResource(language.language, 'translation', path) === 'string';
  return isText ? language.t(path as 'loading', parts) : null;
}
