import { describe, expect, it } from 'vitest';
import { needsRegion, regionCode } from './regions.ts';

describe('a region code', () => {
  it.each([
    ['US', 'OH', 'OH'],
    ['US', 'oh', 'OH'],
    ['US', 'Ohio', 'OH'],
    ['US', ' new  york ', 'NY'],
    ['US', 'US-CA', 'CA'],
    ['US', 'District of Columbia', 'DC'],
    ['US', 'Washington DC', 'DC'],
    ['US', 'Puerto Rico', 'PR'],
    ['US', 'Washington D.C.', 'DC'],
    ['US', 'Armed Forces Americas', 'AA'],
    ['US', 'Armed Forces Europe', 'AE'],
    ['US', 'Armed Forces Pacific', 'AP'],
    ['US', 'Micronesia', 'FM'],
    ['US', 'Federated States of Micronesia', 'FM'],
    ['US', 'Marshall Islands', 'MH'],
    ['US', 'Palau', 'PW'],
    ['US', 'Virgin Islands', 'VI'],
    ['US', 'U.S. Virgin Islands', 'VI'],
    ['US', 'United States Virgin Islands', 'VI'],
    ['US', 'U.S. Minor Outlying Islands', 'UM'],
    ['US', 'United States Minor Outlying Islands', 'UM'],
    ['CA', 'AB', 'AB'],
    ['CA', 'Québec', 'QC'],
    ['CA', 'Quebec', 'QC'],
    ['CA', 'Colombie-Britannique', 'BC'],
    ['CA', 'Nouveau-Brunswick', 'NB'],
    ['CA', 'Terre-Neuve-et-Labrador', 'NL'],
    ['CA', 'Newfoundland', 'NL'],
    ['CA', 'Nouvelle-Écosse', 'NS'],
    ['CA', 'Territoires du Nord-Ouest', 'NT'],
    ['CA', 'Île-du-Prince-Édouard', 'PE'],
    ['CA', 'Yukon Territory', 'YT'],
    ['CA', 'Newfoundland and Labrador', 'NL'],
    ['CA', 'CA-ON', 'ON'],
  ] as const)('of %s %j is %s', (country, province, code) => {
    expect(regionCode(country, province)).toBe(code);
  });

  it.each([
    ['US', 'Bavaria'],
    ['US', ''],
    ['US', 'ON'],
    ['CA', 'OH'],
    ['CA', 'LB'],
  ] as const)('of %s %j does not exist', (country, province) => {
    expect(regionCode(country, province)).toBeNull();
  });

  it('covers every state, the district, the territories and military post', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = (country: 'US' | 'CA') =>
      letters
        .flatMap((first) => letters.map((second) => first + second))
        .filter((code) => regionCode(country, code) !== null);
    expect(codes('US')).toHaveLength(50 + 1 + 6 + 3 + 3);
    expect(codes('CA')).toHaveLength(13);
  });
});

it('is asked for in the US and Canada only', () => {
  expect(['US', 'CA', 'DE', 'AU', ''].filter(needsRegion)).toEqual(['US', 'CA']);
});
