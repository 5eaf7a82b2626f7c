import type { CheckResult } from '../app/app-api.ts';

type Problem = CheckResult['regions'][number]['problems'][number];

/** Facts that say something without their name. What else a problem tells is for the app's own page. */
const PLAIN: readonly string[] = [
  'sku',
  'option',
  'options',
  'value',
  'title',
  'bundle',
  'product',
  'method',
  'number',
  'url',
  'words',
];

/** The facts of a problem in one line: what it is about, and what would be valid. */
export function factsOf({ detail }: Pick<Problem, 'detail'>): string {
  const { valid } = detail;
  const plain = PLAIN.flatMap((name) => detail[name] ?? []).map(String);
  return [plain.join(', '), Array.isArray(valid) ? valid.join(' | ') : ''].filter((part) => part !== '').join(': ');
}
