import { expect, it } from 'vitest';
import { csvStyleFor } from './csv-style.ts';

it.each([
  ['de-DE', 'en-US', { separator: 'semicolon', language: 'de' }],
  ['en', 'de-DE', { separator: 'semicolon', language: 'en' }],
  ['fr', 'fr', { separator: 'semicolon', language: 'en' }],
  ['en-US', 'en-US', { separator: 'comma', language: 'en' }],
  ['en-US', 'en-US@posix', { separator: 'comma', language: 'en' }],
  ['de-CH', 'de-CH', { separator: 'comma', language: 'de' }],
] as const)('an admin in %s on a machine in %s writes %j', (locale, machine, style) => {
  expect(csvStyleFor(locale, machine)).toEqual(style);
});
