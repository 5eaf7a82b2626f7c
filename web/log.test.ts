import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function capture(level: 'debug' | 'info' | 'warn') {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line: string) => void lines.push(line) }), lines };
}

describe('the log', () => {
  it('writes one JSON object a line with event, level and fields', () => {
    const { log, lines } = capture('info');
    log.info('sent', { shop: 'demo.myshopify.com', items: 2 });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, msg: 'sent', shop: 'demo.myshopify.com', items: 2 });
  });

  it('removes secrets and personal data that slipped in, one level deep as well', () => {
    const { log, lines } = capture('info');
    log.warn('oops', {
      apiKey: 'k-1',
      connection: { apiKey: 'k-2' },
      address: { city: 'Köln' },
      email: 'jane@example.com',
    });
    expect(lines[0]).not.toMatch(/k-1|k-2|Köln|jane@/);
  });

  it('says nothing below its level', () => {
    const { log, lines } = capture('warn');
    log.info('quiet');
    log.debug('quieter');
    expect(lines).toEqual([]);
  });
});
