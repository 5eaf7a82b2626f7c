import { checkAddress } from './address-check.ts';
import type { Method } from './catalogue.ts';
import { checkExternalId, checkTransport, type Checked, type DraftItem, type StoreView } from './order-draft.ts';
import {
  FieldErrors,
  fileUrl,
  isGiven,
  isRecord,
  itemPlaces,
  optionalBoolean,
  optionalText,
  quantity,
  requiredText,
  type JsonRecord,
  type Place,
} from './request-checks.ts';

const ARTWORK_SUFFIX = /-((?:APO|PIC)\d+)$/;

/** Checks a v1 `POST /orders` as a whole and lists every mistake by field (picanova-api §2.4.4). */
export function checkV1Order(input: JsonRecord, store: StoreView): Checked {
  const errors = new FieldErrors();
  const body: Place = { of: input, path: '', errors };
  const externalId = checkExternalId(body, store);
  const isTest = optionalBoolean(body, 'is_test');
  const shippingType = checkShippingType(body);
  const to = checkAddress(body, 'v1', store.catalogue);
  const items = itemPlaces(body).flatMap((place) => checkItem(place, store) ?? []);
  if (errors.any || !to || !shippingType) return { ok: false, errors };

  const wish = {
    field: 'shipping_type',
    accepts: (method: Method) => method.tracked || shippingType === 'Untracked',
  } as const;
  const rate = checkTransport(items, wish, { country: to.country, catalogue: store.catalogue, errors });
  if (!rate) return { ok: false, errors };
  return {
    ok: true,
    draft: { externalId, isTest, rate, shippingType, address: to.address, customsShippingMinor: 0, items },
  };
}

/**
 * Lower case in, capitalised out (picanova-api §7 no. 18). Untracked is the least that is asked for: a tracked method
 * fulfils it.
 */
function checkShippingType(body: Place): 'Tracked' | 'Untracked' | null {
  const type = requiredText(body, 'shipping_type');
  if (type === 'tracked') return 'Tracked';
  if (type === 'untracked') return 'Untracked';
  return type === '' ? null : body.errors.invalid('shipping_type');
}

/**
 * A SKU with an artwork suffix prints that artwork, and a file beside it is ignored without a word (picanova-api §3.1).
 */
function checkItem(place: Place, store: StoreView): DraftItem | null {
  const field = `${place.path}product_sku`;
  const externalId = optionalText(place, 'external_id');
  const copies = quantity(place);
  const sku = requiredText(place, 'product_sku');
  if (sku === '') return null;
  const imageId = ARTWORK_SUFFIX.exec(sku)?.[1];
  const combination = store.combinations.get(imageId ? sku.slice(0, -imageId.length - 1) : sku);
  if (!combination) return place.errors.invalid(field);
  const file = imageId ? store.artworkUrl(imageId) : checkFront(place, store);
  if (file === null) return imageId ? place.errors.invalid(field) : null;
  return { externalId, combination, quantity: copies, file, articleSku: sku, customsValueMinor: null };
}

/** `file.front` of a blank SKU: a URL, or the id of a picture in the store's library. Null with the mistakes noted. */
function checkFront(place: Place, store: StoreView): string | null {
  const file = place.of['file'];
  const front = isRecord(file) ? file['front'] : null;
  if (!isRecord(front)) return place.errors.required(`${place.path}file.front.url`);
  const frontPlace: Place = { of: front, path: `${place.path}file.front.`, errors: place.errors };
  if (!isGiven(frontPlace, 'image_id')) return fileUrl(frontPlace, 'url');
  return (
    store.artworkUrl(optionalText(frontPlace, 'image_id') ?? '') ?? place.errors.invalid(`${frontPlace.path}image_id`)
  );
}
