import { describe, expect, it } from 'vitest';
import { orderFilter } from '../../web/contract/index.ts';
import { addressInput, parametersOf } from './address-input.ts';

function searchOf(text: string): URLSearchParams {
  return new URLSearchParams(text);
}

describe('what an address asks for', () => {
  it('is each parameter that the route takes, under its own name', () => {
    const search = searchOf('tab=waiting&problem=unknown_sku&q=%201001%20&after=abc&shop=a.myshopify.com');
    expect(addressInput('orders', { search })).toEqual({
      query: { tab: 'waiting', problem: 'unknown_sku', q: '1001', after: 'abc', limit: 25 },
    });
    expect(addressInput('orderCounts', { search })).toEqual({
      query: { q: '1001', problem: 'unknown_sku' },
    });
    expect(addressInput('jobs', { search })).toEqual({});
  });

  it('leaves out what the contract does not know, parameter by parameter', () => {
    const search = searchOf('tab=gone&problem=nothing&q=1001');
    expect(addressInput('orders', { search })).toEqual({ query: { tab: 'all', q: '1001', limit: 25 } });
    expect(parametersOf(orderFilter, search)).toEqual({ tab: 'all', q: '1001' });
  });

  it("does not judge a cursor, and does not take the list's length or the time zone from the address", () => {
    const after = 'x'.repeat(5_000);
    expect(addressInput('products', { search: searchOf(`after=${after}&limit=1`) })).toEqual({
      query: { tab: 'all', after, limit: 25 },
    });
    expect(addressInput('home', { search: searchOf('timeZone=Mars'), timeZone: 'Europe/Berlin' })).toEqual({
      query: { timeZone: 'Europe/Berlin' },
    });
  });

  it('names the parts of the path that the route takes', () => {
    expect(addressInput('order', { params: { order: '42' }, search: searchOf('tab=all') })).toEqual({
      params: { order: '42' },
    });
  });
});
