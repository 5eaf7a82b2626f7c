import { expect, it } from 'vitest';
import { toldFile } from './file.ts';

it.each([
  ['https://files.example.com/a', 'https://files.example.com/a'],
  [{ front: { url: 'https://files.example.com/a' } }, 'https://files.example.com/a'],
  [{ front: { image_id: 'APO1' } }, null],
  [{ back: { url: 'https://files.example.com/a' } }, null],
  ['', null],
  [null, null],
  [undefined, null],
  [[], null],
])('%j tells the file %j', (raw, file) => {
  expect(toldFile.parse(raw)).toBe(file);
});
