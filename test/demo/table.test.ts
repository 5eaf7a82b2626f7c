import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { createAct, type Act } from './act.ts';
import { STORIES } from './stories/index.ts';
import { createScreen } from './table.ts';

function screen(terminal: object): { stream: NodeJS.WriteStream; shown: () => string } {
  const stream = Object.assign(new PassThrough(), terminal);
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    shown: () => stripVTControlCharacters(String(stream.read() ?? '')),
  };
}

function ordered(): Act {
  const [story] = STORIES;
  if (story === undefined) throw new Error('no stories');
  const act = createAct(story);
  act.bought = { gid: 'gid://shopify/Order/1', name: '#1001' };
  act.stand = 'in_production';
  act.since.set('ordered', 1_000).set('at_picanova', 1_440).set('in_production', 4_000);
  return act;
}

it('tells each change once where nothing can be redrawn', () => {
  const { stream, shown } = screen({});
  const { show } = createScreen(stream);
  const act = ordered();
  show([act, ...STORIES.slice(1).map(createAct)]);
  show([act]);
  expect(shown()).toMatch(/^ +0\.0 s {2}#1001 {2}one canvas with options +in production\n$/);
  act.remark = 'a remark';
  show([act]);
  expect(shown()).toMatch(/in production \(a remark\)\n$/);
});

it('shows on a terminal how long each part of the way took', () => {
  const { stream, shown } = screen({ isTTY: true, columns: 140, rows: 40 });
  createScreen(stream).show([ordered()]);
  expect(shown()).toMatch(/│ #1001 +│ one canvas with options +│ +0\.4 s │ +3\.0 s │ +│ +│ in production +│/);
});

it.each([
  [0, /#1001 {2}one canvas/],
  [79, /#1001 {2}one canvas/],
  [80, /│ #1001 +│ one canvas … +│/],
])('shows on a terminal of %i columns what fits', (columns, expected) => {
  const { stream, shown } = screen({ isTTY: true, columns, rows: 40 });
  createScreen(stream).show([ordered()]);
  expect(shown()).toMatch(expected);
});
