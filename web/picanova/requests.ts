import { majorUnits } from '../domain/kernel/money.ts';
import type { PrintRequest } from '../pipeline/ports/print-provider.ts';
import type { PrintAddress } from '../domain/print-order/print-item.ts';
import { holdsArtwork } from '../domain/print-fields/print-fields.ts';

type BetaRequest = Extract<PrintRequest, { api: 'beta' }>;
type V1Request = Extract<PrintRequest, { api: 'v1' }>;

/** The body of beta's `POST /orders` (picanova-api §2.2.1). Absent parts are left out, money is in major units. */
export function betaOrderBody(request: BetaRequest): object {
  const { address, currency } = request;
  return {
    external_id: request.externalId,
    is_test: request.isTest,
    shipping_method: request.shippingMethod,
    ...present('customs_shipping_costs', declared(request.customsShippingMinor, currency)),
    // `region_code` goes with `country_code`; the pairs of codes and ids must not be mixed.
    shipping: {
      ...commonAddress(address),
      country_code: address.countryCode,
      ...present('region_code', address.regionCode),
    },
    items: request.items.map((item) => ({
      external_id: item.externalId,
      quantity: item.quantity,
      variant_id: item.variantId,
      file: item.file,
      options: Object.fromEntries(item.options.map(({ name, value }) => [name, value])),
      ...present('customs_value', declared(item.customsValueMinor, currency)),
    })),
  };
}

/** The body of v1's `POST /orders` (picanova-api §2.4.4). */
export function v1OrderBody(request: V1Request): object {
  const { address } = request;
  return {
    external_id: request.externalId,
    shipping_type: request.shippingType,
    is_test: request.isTest,
    shipping: { ...commonAddress(address), country: address.countryCode, ...present('region', address.regionCode) },
    items: request.items.map((item) => ({
      external_id: item.externalId,
      quantity: item.quantity,
      product_sku: item.productSku,
      ...present(
        'file',
        item.fileUrl === null || holdsArtwork(item.productSku) ? null : { front: { url: item.fileUrl } },
      ),
    })),
  };
}

function commonAddress(address: PrintAddress): object {
  return {
    ...present('email', address.email),
    firstname: address.firstname,
    lastname: address.lastname,
    ...present('company', address.company),
    street_primary: address.streetPrimary,
    ...present('street_secondary', address.streetSecondary),
    city: address.city,
    postcode: address.postcode,
    ...present('telephone', address.telephone),
  };
}

/** An amount for the customs papers. Without its currency nobody can say how much it is. */
function declared(minor: number | null, currency: string | null): number | null {
  return minor === null || currency === null ? null : majorUnits(minor, currency);
}

function present(key: string, value: unknown): object {
  return value === null ? {} : { [key]: value };
}
