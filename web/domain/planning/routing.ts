import type { Region } from '../kernel/ids.ts';
import type { Routing, RoutingRules } from './rules.ts';

/** Where an order would go if both regions were connected: US and CA to the US, all else to the EU (product §4). */
export function preferredRegion(routing: Routing, destinationCountry: string | null): Region {
  if (routing === 'always_eu') return 'EU';
  if (routing === 'always_us') return 'US';
  return destinationCountry === 'US' || destinationCountry === 'CA' ? 'US' : 'EU';
}

/**
 * The connected region that prints for a destination (ISO 3166-1 alpha-2, null = not known). By destination, the only
 * connected region takes everything; a fixed region that is not connected takes nothing. Null = `not_connected`.
 */
export function chooseRegion(choice: {
  readonly settings: RoutingRules;
  readonly destinationCountry: string | null;
  readonly connected: readonly Region[];
}): Region | null {
  const { settings, destinationCountry, connected } = choice;
  const preferred = preferredRegion(settings.routing, destinationCountry);
  if (connected.includes(preferred)) return preferred;
  return settings.routing === 'by_destination' ? (connected[0] ?? null) : null;
}
