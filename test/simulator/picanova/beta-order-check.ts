import { checkAddress } from './address-check.ts';
import type { Variant } from './catalogue.ts';
import { combine } from './combinations.ts';
import { toMinor } from './formats.ts';
import { checkOptions } from './option-check.ts';
import { checkExternalId, checkTransport, type Checked, type DraftItem, type StoreView } from './order-draft.ts';
import {
  FieldErrors,
  fileUrl,
  isGiven,
  itemPlaces,
  optionalAmount,
  optionalBoolean,
  optionalInteger,
  optionalText,
  quantity,
  type JsonRecord,
  type Place,
} from './request-checks.ts';

/** Checks a beta `POST /orders` as a whole and lists every mistake by field (picanova-api §2.2.1). */
export function checkBetaOrder(input: JsonRecord, store: StoreView): Checked {
  const errors = new FieldErrors();
  const body: Place = { of: input, path: '', errors };
  const externalId = checkExternalId(body, store);
  const isTest = optionalBoolean(body, 'is_test');
  const customsShipping = optionalAmount(body, 'customs_shipping_costs') ?? 0;
  const methodCode = optionalText(body, 'shipping_method');
  const to = checkAddress(body, 'beta', store.catalogue);
  const items = itemPlaces(body).flatMap((place) => checkItem(place, store) ?? []);
  if (errors.any || !to) return { ok: false, errors };

  const wish = {
    field: 'shipping_method',
    accepts: ({ code }: { code: string }) => methodCode === null || code === methodCode,
  } as const;
  const rate = checkTransport(items, wish, { country: to.country, catalogue: store.catalogue, errors });
  if (!rate) return { ok: false, errors };
  const shippingType = rate.method.tracked ? 'Tracked' : 'Untracked';
  return {
    ok: true,
    draft: {
      externalId,
      isTest,
      rate,
      shippingType,
      address: to.address,
      customsShippingMinor: toMinor(customsShipping),
      items,
    },
  };
}

function checkItem(place: Place, store: StoreView): DraftItem | null {
  const externalId = optionalText(place, 'external_id');
  const copies = quantity(place);
  const file = fileUrl(place, 'file');
  const customsValue = optionalAmount(place, 'customs_value') ?? optionalAmount(place, 'custom_value');
  const variant = checkVariant(place, store);
  const choices = variant && checkOptions(place, variant);
  if (!variant || !choices) return null;
  const combination = combine(variant, choices);
  return {
    externalId,
    combination,
    quantity: copies,
    file,
    articleSku: combination.v1Sku,
    customsValueMinor: customsValue === null ? null : toMinor(customsValue),
  };
}

/** Exactly one of id and code: the vendor warns that both together make wrong orders. */
function checkVariant(place: Place, { catalogue }: StoreView): Variant | null {
  const byId = isGiven(place, 'variant_id');
  const byCode = isGiven(place, 'variant_code');
  if (byId && byCode)
    return place.errors.add(
      `${place.path}variant_code`,
      `The ${place.path}variant_code field is prohibited when ${place.path}variant_id is present.`,
    );
  if (byCode)
    return (
      catalogue.variantByCode.get(optionalText(place, 'variant_code') ?? '') ??
      place.errors.invalid(`${place.path}variant_code`)
    );
  if (!byId) return place.errors.required(`${place.path}variant_id`);
  return (
    catalogue.variantById.get(optionalInteger(place, 'variant_id') ?? 0) ??
    place.errors.invalid(`${place.path}variant_id`)
  );
}
