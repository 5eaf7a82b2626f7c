import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../host.ts';
import { scriptFetch } from '../testing.ts';
import { knowNamespaces } from './namespaces.ts';

function host(stored: unknown): Pick<Host, 'storage'> & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>(stored === undefined ? [] : [['namespaces', stored]]);
  return {
    kept,
    storage: {
      get: (key) => Promise.resolve(kept.get(key)),
      set: (key, value) => Promise.resolve(void kept.set(key, value)),
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('the namespaces to read and write', () => {
  it('are those of Settings, and are kept for the next time', async () => {
    scriptFetch({ body: { fieldNamespace: 'print', otherNamespace: '$app' } });
    const at = host(undefined);
    expect(await knowNamespaces(at as unknown as Host)).toEqual({
      namespaces: { chosen: 'print', other: '$app' },
      from: 'settings',
    });
    expect(at.kept.get('namespaces')).toEqual({ chosen: 'print', other: '$app' });
  });

  it('are those of the last time while the app does not answer', async () => {
    scriptFetch('no answer');
    expect(await knowNamespaces(host({ chosen: 'custom', other: '$app' }) as unknown as Host)).toEqual({
      namespaces: { chosen: 'custom', other: '$app' },
      from: 'remembered',
    });
  });

  it.each([undefined, null, 'custom', {}, { chosen: 1, other: 2 }])(
    'are assumed, and said to be, when %j was kept',
    async (kept) => {
      scriptFetch('no answer');
      expect(await knowNamespaces(host(kept) as unknown as Host)).toEqual({
        namespaces: { chosen: '$app', other: 'custom' },
        from: 'assumed',
      });
    },
  );
});
