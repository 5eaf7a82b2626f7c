import type { CatalogueVariant } from '../../web/domain/kernel/catalogue.ts';
import type { Region } from '../../web/domain/kernel/ids.ts';
import { readProducts, readVariants } from '../../web/picanova/wire/catalogue.ts';
import { readOrderList } from '../../web/picanova/wire/order-list.ts';
import { readRates } from '../../web/picanova/wire/rates.ts';
import type { Answer, Asked, Talk } from './talk.ts';

/** Every call of a run by its step; what was not asked, or could not be, is absent. */
export type Steps = ReadonlyMap<string, Answer>;

export interface Gathered {
  readonly steps: Map<string, Answer>;
  /** What the test order is made of; null = nothing that could be ordered was found. */
  readonly choice: { readonly variant: CatalogueVariant; readonly method: string } | null;
  /** Every order on the first page is a test order, and there is one. */
  readonly looksLikeSandbox: boolean;
}

export const CURRENCY: Readonly<Record<Region, string>> = { EU: 'EUR', US: 'USD' };
/** Germany and the United States, by their ISO numbers. */
const HOME: Readonly<Record<Region, number>> = { EU: 276, US: 840 };
/** Canvas first: what is known of options is known of it. */
const PRODUCTS_READ = 3;
const NOWHERE = 999_999_999;

/** Whatever can be seen without changing anything. */
export async function gatherReads(talk: Talk, region: Region, wrongCredentials: string): Promise<Gathered> {
  const steps = new Map<string, Answer>();
  async function ask(step: string, asked: Asked): Promise<Answer> {
    const answer = await talk(asked);
    steps.set(step, answer);
    return answer;
  }

  const listed = await ask('products', { call: 'GET /beta/products' });
  if (listed.status !== 200) return { steps, choice: null, looksLikeSandbox: false };
  const products = readProducts(listed.json);
  const chosen = (products.readable ? products.value : [])
    .toSorted((one, other) => Number(other.name === 'Canvas') - Number(one.name === 'Canvas'))
    .slice(0, PRODUCTS_READ);
  const variants: CatalogueVariant[] = [];
  for (const [at, product] of chosen.entries()) {
    const path = `/beta/products/${product.productId}`;
    const answer = await ask(`product ${at + 1}`, { call: 'GET /beta/products/{id}', path });
    const read = readVariants(answer.json, product, CURRENCY[region]);
    if (read.readable) variants.push(...read.value);
  }
  await ask('unknown product', { call: 'GET /beta/products/{id}', path: `/beta/products/${NOWHERE}` });
  const variant = variants.find(({ shippingCountries }) => shippingCountries.includes(HOME[region])) ?? variants[0];
  let method: string | null = null;
  if (variant !== undefined) {
    const path = `/beta/variants/${variant.variantId}`;
    await ask('variant', { call: 'GET /beta/variants/{id}', path });
    await ask('combinations', { call: 'GET /beta/variants/{id}/combinations', path: `${path}/combinations` });
    const items = [{ variant_id: variant.variantId, quantity: 1 }];
    const ratesTo = (country: number): Asked => ({
      call: 'POST /beta/shipping/rates',
      body: { shipping: { country }, items },
    });
    const rates = readRates((await ask('rates', ratesTo(HOME[region]))).json, CURRENCY[region]);
    method = rates.readable ? (rates.value[0]?.code ?? null) : null;
    const places = await ask('countries', { call: 'GET /beta/countries' });
    const unserved = countryIds(places.json).find((id) => !variant.shippingCountries.includes(id));
    if (unserved !== undefined && variant.shippingCountries.length > 0) await ask('rates elsewhere', ratesTo(unserved));
  }
  await ask('regions', { call: 'GET /beta/regions/{country}', path: `/beta/regions/${HOME.US}` });
  await ask('methods', { call: 'GET /beta/shipping/methods' });
  await ask('types', { call: 'GET /beta/shipping/types' });
  const orders = await ask('orders', { call: 'GET /beta/orders?page=1' });
  const page = readOrderList(orders.json, 1);
  const known = page.readable ? page.value.orders : [];
  await ask('unknown order', { call: 'GET /beta/orders/@{external_id}', path: '/beta/orders/@picanova-check-nobody' });
  await ask('unknown order v1', { call: 'GET /v1/orders/{id}', path: '/v1/orders/PPO00000000' });
  await ask('wrong credentials', { call: 'GET /beta/countries', credentials: wrongCredentials });
  return {
    steps,
    choice: variant === undefined || method === null ? null : { variant, method },
    looksLikeSandbox: known.length > 0 && known.every(({ isTest, id }) => isTest ?? id.endsWith('T')),
  };
}

function countryIds(json: unknown): readonly number[] {
  const list: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'data') : null;
  return Array.isArray(list) ? list.map((entry) => Number(Reflect.get(Object(entry), 'country_id'))) : [];
}
