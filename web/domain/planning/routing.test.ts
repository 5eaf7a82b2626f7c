import { describe, expect, it } from 'vitest';
import type { Region } from '../kernel/ids.ts';
import { chooseRegion, preferredRegion } from './routing.ts';
import type { Routing } from './rules.ts';

const choose = (routing: Routing, destinationCountry: string | null, ...connected: Region[]) =>
  chooseRegion({ settings: { routing }, destinationCountry, connected });

describe('routing by destination', () => {
  it.each([
    ['US', 'US'],
    ['CA', 'US'],
    ['DE', 'EU'],
    ['MX', 'EU'],
    ['AU', 'EU'],
    [null, 'EU'],
  ] as const)('sends %s to %s when both are connected', (country, region) => {
    expect(choose('by_destination', country, 'EU', 'US')).toBe(region);
  });

  it('sends everything to the only connected region', () => {
    expect(choose('by_destination', 'DE', 'US')).toBe('US');
    expect(choose('by_destination', 'US', 'EU')).toBe('EU');
  });
});

describe('a fixed region', () => {
  it('takes every destination', () => {
    expect(choose('always_eu', 'US', 'EU', 'US')).toBe('EU');
    expect(choose('always_us', 'DE', 'EU', 'US')).toBe('US');
  });

  it('is not replaced by the other one when it is not connected', () => {
    expect(choose('always_us', 'US', 'EU')).toBeNull();
    expect(choose('always_eu', 'DE', 'US')).toBeNull();
  });
});

it('chooses nothing when nothing is connected, though the preference stands', () => {
  expect(choose('by_destination', 'US')).toBeNull();
  expect(preferredRegion('by_destination', 'US')).toBe('US');
});
