// No line of code over 120 columns, no file over 400 lines: what does not fit a screen is not read.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readNothing } from '../web/command-line.ts';

const MAX_COLUMNS = 120;
const MAX_LINES = 400;

readNothing('npm run check:lines');
const root = path.resolve(import.meta.dirname, '..');
const files = globSync(['*.{ts,mjs}', '{web,frontend,extensions,test,tools}/**/*.{ts,tsx,mjs,css}'], {
  cwd: root,
  exclude: ['**/dist/**', '**/generated/**'],
});

const findings = files.flatMap((file) => {
  const lines = readFileSync(path.join(root, file), 'utf8').replace(/\n$/, '').split('\n');
  const long = lines.flatMap((line, index) =>
    line.length > MAX_COLUMNS ? [`${file}:${index + 1} has ${line.length} columns`] : [],
  );
  return lines.length > MAX_LINES ? [...long, `${file} has ${lines.length} lines`] : long;
});
for (const finding of findings) process.stderr.write(`${finding}\n`);
if (findings.length > 0) {
  process.stderr.write(`A line may have ${MAX_COLUMNS} columns, a file ${MAX_LINES} lines.\n`);
  process.exit(1);
}
