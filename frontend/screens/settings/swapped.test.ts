import { expect, it } from 'vitest';
import { swapped } from './swapped.ts';

it('left and right of pasted lines are exchanged, except where several stand on the right', () => {
  expect(swapped('A=1\n B = 2 \nTRIP=L,M\nword\nC=D=E')).toBe('1 = A\n2 = B\nTRIP=L,M\nword\nC=D=E');
});
