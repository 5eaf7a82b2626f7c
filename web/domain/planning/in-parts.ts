import type { Problem } from '../kernel/problems.ts';

/** Groups as they follow each other, in parts of at most so many entries; a group is never torn. */
export function inParts<Entry>(groups: readonly (readonly Entry[])[], size: number): readonly (readonly Entry[])[] {
  const parts: Entry[][] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + group.length <= size) last.push(...group);
    else parts.push([...group]);
  }
  return parts;
}

/** Problems without those that say the same of the same line: the places of a set often lack the same. */
export function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
