import type { CheckResult } from '../app/app-api.ts';

type Problem = CheckResult['regions'][number]['problems'][number];

/** `no_variant`: for programs, not for merchants. */
const CODE = /^[a-z]+(_[a-z]+)+$/;

/** The facts of a problem in one line: what it is about, and what would be valid. */
export function factsOf({ detail }: Pick<Problem, 'detail'>): string {
  const { valid, ...facts } = detail;
  const named = Object.values(facts).flatMap((fact) => (Array.isArray(fact) ? fact : [String(fact)]));
  return [named.filter((fact) => !CODE.test(fact)).join(', '), Array.isArray(valid) ? valid.join(' | ') : '']
    .filter((part) => part !== '')
    .join(': ');
}
