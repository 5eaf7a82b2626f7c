import { describe, expect, it } from 'vitest';
import { DATABASE_NAMES } from '../support/raw-database.ts';
import { runFuzz } from './run.ts';

const PATIENCE_MS = 120_000;

describe.each(DATABASE_NAMES)('bent requests at every door, on %s', (database) => {
  it('get an answer that is no failure of the server, and end nothing', { timeout: PATIENCE_MS }, async () => {
    const said: string[] = [];
    const result = await runFuzz({
      database,
      seed: 20_261_129,
      requests: 400,
      webhooks: 120,
      isBuilt: false,
      say: (line) => void said.push(line),
    });
    expect(result, said.join('\n')).toMatchObject({ requests: 520, serverErrors: [], crashes: [] });
    // They come to something behind the first check too.
    expect(result.byStatus[200]).toBeGreaterThan(100);
    expect(result.byStatus[400]).toBeGreaterThan(50);
    expect(result.byStatus[401]).toBeGreaterThan(20);
  });
});
