import { describe, expect, it } from 'vitest';
import { anAddress, aSetting } from '../../../test/fixtures/domain.ts';
import { addressNotes, kindOfAddress } from './address-kind.ts';
import { toPrintAddress } from './address.ts';
import type { ShopifyAddress } from './shopify-order.ts';

function kindOf(changes: Partial<ShopifyAddress>) {
  const result = toPrintAddress(anAddress(changes), aSetting());
  if (result.kind === 'problem') throw new Error(JSON.stringify(result.problem));
  return kindOfAddress(result.address);
}

describe('an address is noted as', () => {
  it.each([
    ['DE', 'Packstation 123'],
    ['DE', 'PACKSTATION  45'],
    ['DE', 'DHL Packstation 123'],
    ['DE', 'Postfiliale 501'],
    ['DE', 'Paketbox 7'],
  ])('a parcel station: %s %s', (countryCode, address1) => {
    expect(kindOf({ countryCode, address1 })).toBe('parcel_station');
    expect(kindOf({ countryCode, address1: '1234567', address2: address1 })).toBe('parcel_station');
  });

  it.each([
    ['US', 'PO Box 123'],
    ['US', 'P.O. Box 123'],
    ['US', 'P. O. BOX 123'],
    ['US', 'Post Office Box 9'],
    ['US', 'ＰＯ　Ｂｏｘ　9'],
    ['AU', 'GPO Box 1234'],
    ['AU', 'Locked Bag 5'],
    ['ZA', 'Private Bag X12'],
    ['DE', 'Postfach 10 01 52'],
    ['CH', 'Case postale 50'],
    ['FR', 'BP 123'],
    ['FR', 'B.P. 123'],
    ['IT', 'Casella Postale 12'],
    ['ES', 'Apartado de Correos 12'],
    ['BR', 'Caixa Postal 99'],
    ['NL', 'Postbus 12'],
    ['NO', 'Postboks 12'],
    ['SE', 'Box 123'],
    ['PL', 'Skrytka pocztowa 5'],
    ['FI', 'Postilokero 5'],
    ['CZ', 'P. O. přihrádka 5'],
    ['JP', '渋谷郵便局私書箱12号'],
    ['KR', '서울중앙우체국 사서함 12호'],
    ['RU', 'а/я 12'],
  ])('a PO box: %s %s', (countryCode, address1) => {
    const province = countryCode === 'US' ? 'Ohio' : null;
    expect(kindOf({ countryCode, province, address1 })).toBe('po_box');
  });

  it.each([
    { countryCode: 'US', province: 'Armed Forces Europe', city: 'APO', address1: 'PSC 123 Box 456' },
    { countryCode: 'US', province: 'AP', city: 'FPO', address1: 'Unit 5 Box 1' },
    { countryCode: 'US', province: 'NY', city: 'apo', address1: 'Unit 5 Box 1' },
    { countryCode: 'GB', city: 'BFPO', address1: 'BFPO 57' },
  ])('military: %j', (changes) => {
    expect(kindOf(changes)).toBe('military');
  });

  it.each([
    ['DE', 'Hauptstrasse 5'],
    ['DE', 'An der Alten Post 3'],
    ['DE', 'Box 5'],
    ['AT', 'Packstationsweg 3'],
    ['US', '5 Boxwood Lane'],
    ['US', 'RR 2 Box 152'],
    ['US', '5 Post Street'],
    ['FR', '10 Rue Bpoulet'],
  ])('nothing: %s %s', (countryCode, address1) => {
    expect(kindOf({ countryCode, province: countryCode === 'US' ? 'Ohio' : null, address1 })).toBeNull();
  });
});

it('the note names the kind; of a door and of no address there is none', () => {
  const result = toPrintAddress(anAddress({ address1: 'Packstation 123' }), aSetting());
  expect(result.kind === 'address' ? addressNotes(result.address) : null).toEqual(['address_kind\tparcel_station']);
  const door = toPrintAddress(anAddress(), aSetting());
  expect(door.kind === 'address' ? addressNotes(door.address) : null).toEqual([]);
  expect(addressNotes(null)).toEqual([]);
});
