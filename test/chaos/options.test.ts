import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

const draw = (): number => 0.25;

it('without options 500 orders are placed under a drawn seed', () => {
  expect(readOptions([], draw)).toEqual({ seed: 250_000, orders: 500, json: false });
});

it('seed, orders and the form of the answer can be given', () => {
  expect(readOptions(['--seed', '7', '--orders', '40', '--json'], draw)).toEqual({ seed: 7, orders: 40, json: true });
});

it.each([[['--seed', 'x']], [['--orders', '-1']], [['--kills', '3']], [['sqlite']]])('%j is refused', (args) => {
  expect(() => readOptions(args, draw)).toThrow(TypeError);
});
