import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { idText, integer, listOf, optionalFlag, optionalInteger, optionalText, readList } from './scalars.ts';

describe('scalars', () => {
  it.each([
    ['', null],
    ['  ', null],
    [null, null],
    [undefined, null],
    [{}, null],
    [[], null],
    [' OD-1 ', 'OD-1'],
    [12, '12'],
  ])('optional text %j is %j', (raw, expected) => {
    expect(optionalText.parse(raw)).toBe(expected);
  });

  it.each([
    [3, '3'],
    ['PPO1', 'PPO1'],
  ])('an id %j is the text %j', (raw, expected) => {
    expect(idText.parse(raw)).toBe(expected);
  });

  it.each(['', null, undefined, {}])('an id cannot be %j', (raw) => {
    expect(idText.safeParse(raw).success).toBe(false);
  });

  it.each([
    [3, 3],
    ['3', 3],
    ['-3', -3],
  ])('an integer %j is %j', (raw, expected) => {
    expect(integer.parse(raw)).toBe(expected);
  });

  it.each([1.5, '1.5', 'x', '', null])('an integer cannot be %j, an optional one is null then', (raw) => {
    expect(integer.safeParse(raw).success).toBe(false);
    expect(optionalInteger.parse(raw)).toBeNull();
  });

  it.each([
    [true, true],
    [false, false],
    [1, true],
    [0, false],
    ['1', true],
    ['0', false],
    ['true', true],
    ['false', false],
    [null, null],
    [undefined, null],
    ['maybe', null],
  ])('a flag %j is %j', (raw, expected) => {
    expect(optionalFlag.parse(raw)).toBe(expected);
  });
});

describe('lists', () => {
  it.each([
    [
      [1, 2],
      [1, 2],
    ],
    [{ 1: 1, 4: 2 }, [1, 2]],
    [[], []],
    [{}, []],
    [undefined, []],
    [null, []],
  ])('may be a PHP array as list or object: %j', (raw, expected) => {
    expect(z.object({ list: listOf(z.number()) }).parse({ list: raw })).toEqual({ list: expected });
  });

  it('may be absent from their object', () => {
    expect(z.object({ list: listOf(z.number()) }).parse({})).toEqual({ list: [] });
  });

  it('refuse what is neither list nor object', () => {
    expect(listOf(z.number()).safeParse('1,2').success).toBe(false);
  });

  it('keep what can be read and count the rest', () => {
    expect(readList([1, 'x', 3], z.number())).toEqual({ values: [1, 3], skipped: 1 });
  });

  it.each([null, undefined, 'x', 3])('tell no list from an empty one: %j', (raw) => {
    expect(readList(raw, z.number())).toBeNull();
  });
});
