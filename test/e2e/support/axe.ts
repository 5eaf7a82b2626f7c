import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** What axe finds on the page as it stands: rule and the first element of each violation. */
export async function axeFindings(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(source);
  const result = await frame.evaluate(
    (standards) =>
      (globalThis as unknown as { axe: { run(root: Document, options: object): Promise<AxeResult> } }).axe.run(
        document,
        { runOnly: standards },
      ),
    STANDARDS,
  );
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
