import { STORE_CURRENCY } from '../domain/kernel/catalogue.ts';
import type { PrintProvider } from '../pipeline/ports/print-provider.ts';
import { jsonBody } from './caller.ts';
import type { Caller } from './caller.ts';
import type { CallLimits } from './limits.ts';
import { readCombinations } from './wire/combinations.ts';
import { readProducts, readVariants } from './wire/catalogue.ts';
import { readRates } from './wire/rates.ts';

type CatalogueCalls = Pick<PrintProvider, 'rates' | 'products' | 'variants' | 'combinations'>;

/** The calls about what can be printed and how it can travel, all of beta. */
export function createCatalogueCalls(call: Caller, limits: CallLimits): CatalogueCalls {
  const get = { method: 'GET', kind: 'read', timeoutMs: limits.otherMs } as const;

  return {
    async rates(access, { countryId, items }) {
      // The key is `country` here and `country_id` in orders (picanova-api §7 no. 8).
      const body = {
        shipping: { country: countryId },
        items: items.map(({ variantId, quantity }) => ({ variant_id: variantId, quantity })),
      };
      const read = jsonBody((json) => readRates(json, STORE_CURRENCY[access.region]));
      // A POST that only asks: nothing is done, so an unanswered one may be repeated.
      const answer = await call(access, {
        method: 'POST',
        kind: 'read',
        timeoutMs: limits.otherMs,
        path: '/beta/shipping/rates',
        body,
        read,
      });
      return answer.outcome === 'answered' ? { outcome: 'rated', rates: answer.value } : answer.failure;
    },

    async products(access) {
      const answer = await call(access, { ...get, path: '/beta/products', read: jsonBody(readProducts) });
      return answer.outcome === 'answered' ? { outcome: 'listed', products: answer.value } : answer.failure;
    },

    async variants(access, product) {
      const read = jsonBody((json) => readVariants(json, product, STORE_CURRENCY[access.region]));
      const answer = await call(access, { ...get, path: `/beta/products/${product.productId}`, read });
      return answer.outcome === 'answered' ? { outcome: 'listed', variants: answer.value } : answer.failure;
    },

    async combinations(access, variantId) {
      const answer = await call(access, {
        ...get,
        path: `/beta/variants/${variantId}/combinations`,
        read: jsonBody(readCombinations),
      });
      return answer.outcome === 'answered' ? { outcome: 'listed', combinations: answer.value } : answer.failure;
    },
  };
}
