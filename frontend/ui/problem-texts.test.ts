import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../web/domain/kernel/problems.ts';
import { texts as german } from '../i18n/de/index.ts';
import { texts as english } from '../i18n/en/index.ts';
import { editFieldsLink, PROBLEM_ACTIONS } from './problem-actions.ts';

describe('the problem catalogue', () => {
  it.each(PROBLEM_CODES)(
    'says what %s is, what happened, what to do and what its button does, in both languages',
    (code) => {
      for (const texts of [english, german]) {
        const { title, what, todo, button } = texts.problems[code];
        for (const text of [title, what, todo, button]) expect(text.length).toBeGreaterThan(3);
        expect(title).not.toMatch(/[.!]$/);
        expect(what).toMatch(/\.$/);
      }
      expect(german.problems[code].what).not.toBe(english.problems[code].what);
      expect(PROBLEM_ACTIONS[code]).toBeDefined();
    },
  );

  it('holds no text for a problem that does not exist', () => {
    expect(Object.keys(english.problems).sort()).toEqual([...PROBLEM_CODES].sort());
  });

  it('leads to the editor of the variant, or to all that are broken', () => {
    expect(editFieldsLink({ number: '42', product: '7' })).toBe('/products?product=7&edit=42');
    expect(editFieldsLink(undefined)).toBe('/products?tab=broken');
  });
});
