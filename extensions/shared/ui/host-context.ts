import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Host } from '../host.ts';

export const HostContext = createContext<Host | null>(null);

/** Throws outside a `HostContext`: each target's entry provides it. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('no host');
  return host;
}

/** The words of the merchant's language, from the extension's own `locales/`. */
export function useText(): Host['i18n']['translate'] {
  const { i18n } = useHost();
  return (key, values) => i18n.translate(key, values);
}
