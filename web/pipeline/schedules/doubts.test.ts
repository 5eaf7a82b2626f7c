import { expect, it } from 'vitest';
import { aVariant, EU } from '../../../test/fixtures/domain.ts';
import { createDoubts } from './doubts.ts';

const good = aVariant({ variantId: 1 });
const other = aVariant({ variantId: 2 });
const bare = { ...good, options: [] };

it('keeps what a refresh loses until another one confirms it', () => {
  const doubts = createDoubts();
  const judge = (...read: (typeof good)[]) => doubts.judge(EU.id, { known: [good, other], read });
  expect(judge(bare)).toEqual({ kept: [good, other], doubted: 2 });
  expect(judge(bare)).toEqual({ kept: [bare], doubted: 0 });
});

it('forgets a doubt that the next refresh does not share', () => {
  const doubts = createDoubts();
  const judge = (...read: (typeof good)[]) => doubts.judge(EU.id, { known: [good, other], read });
  expect(judge(good).doubted).toBe(1);
  expect(judge(good, other).doubted).toBe(0);
  expect(judge(good)).toEqual({ kept: [good, other], doubted: 1 });
});

it('believes at once what is new, and what never had options', () => {
  const mug = aVariant({ variantId: 3, options: [] });
  expect(createDoubts().judge(EU.id, { known: [mug], read: [mug, good] })).toEqual({ kept: [mug, good], doubted: 0 });
});
