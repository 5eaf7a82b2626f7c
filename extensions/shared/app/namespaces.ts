import type { Namespaces } from '../fields/inherited.ts';
import type { Host } from '../host.ts';
import { readSettings } from './app-api.ts';

/**
 * `remembered`: the app does not answer; these are the namespaces of the last visit. `assumed`: nor is there a last
 * visit.
 */
export interface KnownNamespaces {
  readonly namespaces: Namespaces;
  readonly from: 'settings' | 'remembered' | 'assumed';
}

const STORED = 'namespaces';
const DEFAULT: Namespaces = { chosen: '$app', other: 'custom' };

function asNamespaces(stored: unknown): Namespaces | null {
  if (typeof stored !== 'object' || stored === null || !('chosen' in stored) || !('other' in stored)) return null;
  return typeof stored.chosen === 'string' && typeof stored.other === 'string'
    ? { chosen: stored.chosen, other: stored.other }
    : null;
}

/**
 * Where print fields are written (product §3). The last answer is kept in the extension's storage, for when the app's
 * server is down.
 */
export async function knowNamespaces(host: Host): Promise<KnownNamespaces> {
  const called = await readSettings();
  if (called.outcome === 'ok') {
    const namespaces = { chosen: called.body.fieldNamespace, other: called.body.otherNamespace };
    await host.storage.set(STORED, namespaces);
    return { namespaces, from: 'settings' };
  }
  const remembered = asNamespaces(await host.storage.get(STORED));
  return remembered === null
    ? { namespaces: DEFAULT, from: 'assumed' }
    : { namespaces: remembered, from: 'remembered' };
}
