import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, it } from 'vitest';
import { REQUIRED_SCOPES } from './scopes.ts';

it('asks at run time for exactly what shopify.app.toml asks of the merchant', () => {
  const toml = parse(readFileSync(new URL('../../../shopify.app.toml', import.meta.url), 'utf8')) as {
    access_scopes: { scopes: string };
  };
  const asked = toml.access_scopes.scopes.split(',');
  const withoutImplied = asked.filter(
    (scope) => !(scope.startsWith('read_') && asked.includes(scope.replace('read_', 'write_'))),
  );
  expect(withoutImplied.toSorted()).toEqual([...REQUIRED_SCOPES].toSorted());
});
