import { checkAddress } from './address-check.ts';
import { asHeld } from './altered.ts';
import { v1Artwork, v1Blueprint, v1Product, v1ProductRow, v1Variant } from './catalogue-views.ts';
import { plainDate } from './formats.ts';
import { advance } from './life-cycle.ts';
import { v1Order, v1OrderRow } from './order-views.ts';
import { FieldErrors, fileUrl, requiredText, type Place } from './request-checks.ts';
import { data, json, pageOf, type Answer, type Call, type Routes } from './routing.ts';
import { checkV1Order } from './v1-order-check.ts';

const NOT_FOUND: Answer = json(404, { message: 'Not Found' });

/** Laravel's own form, without beta's `status_code` (picanova-api §1.7). */
function unprocessable(errors: FieldErrors): Answer {
  return json(422, { message: 'The given data was invalid.', errors: errors.fields });
}

/** V1. Accept and address change take the expected paths, the real ones are not documented (picanova-api §2.4). */
export const v1Routes: Routes = {
  'GET /v1/blueprints': ({ store }) => data(store.catalogue.products.map(v1Blueprint)),
  'GET /v1/blueprints/:id/variants': ({ store, id }) => {
    const product = store.catalogue.products.find((candidate) => String(candidate.blueprintId) === id);
    return product ? data(product.variants.map((variant) => v1Variant(variant, store.catalogue))) : NOT_FOUND;
  },

  'POST /v1/orders': ({ store, backend, body }) => {
    const checked = checkV1Order(body, store);
    return checked.ok
      ? data(v1Order(asHeld(store.place(checked.draft, backend.now()), backend.quirks)), 201)
      : unprocessable(checked.errors);
  },
  'GET /v1/orders': (call) => {
    const { store, backend } = call;
    const page = pageOf(call);
    const meta = {
      current_page: page,
      last_page: Math.max(1, Math.ceil(store.orders.length / backend.perPage)),
      per_page: backend.perPage,
      total: store.orders.length,
    };
    return json(200, { data: backend.listOrders(store, page).map(v1OrderRow), meta });
  },
  'GET /v1/orders/:id': ({ store, backend, id }) => {
    const order = backend.findOrder(store, id);
    return order ? data(v1Order(asHeld(order, backend.quirks))) : NOT_FOUND;
  },
  'POST /v1/orders/:id/accept': ({ store, backend, id }) => {
    const order = backend.findOrder(store, id);
    if (!order) return NOT_FOUND;
    if (order.status !== 'DRAFT') return json(422, { message: 'Only a draft order can be accepted.' });
    advance(order, 'ACCEPTED', backend.now());
    return data(v1Order(asHeld(order, backend.quirks)));
  },
  'PUT /v1/orders/:id/shipping': changeAddress,

  'GET /v1/library': ({ store }) => data(store.artworks.map(v1Artwork)),
  'GET /v1/library/:id': ({ store, id }) => {
    const artwork = store.artworks.find(({ imageId }) => imageId === id);
    return artwork ? data(v1Artwork(artwork)) : NOT_FOUND;
  },
  'POST /v1/library': ({ store, backend, body }) => {
    const place: Place = { of: body, path: '', errors: new FieldErrors() };
    const fileName = requiredText(place, 'file_name');
    fileUrl(place, 'url');
    if (place.errors.any) return unprocessable(place.errors);
    return data(
      { image_id: store.addArtwork(fileName).imageId, file_name: fileName, upload_date: plainDate(backend.now()) },
      201,
    );
  },

  'GET /v1/products': ({ store }) => data(store.catalogue.configured.map(v1ProductRow)),
  'GET /v1/products/:id': ({ store, id }) => {
    const product = store.catalogue.configured.find((candidate) => String(candidate.id) === id);
    const combination = store.combinations.get(product?.skus[0]?.split('-')[0] ?? '');
    return product && combination ? data(v1Product(product, combination, store.catalogue.currency)) : NOT_FOUND;
  },
};

/** While the order is a draft, and only to where its items can go. */
function changeAddress({ store, backend, id, body }: Call): Answer {
  const order = backend.findOrder(store, id);
  if (!order) return NOT_FOUND;
  if (order.status !== 'DRAFT') return json(422, { message: 'The address of this order can no longer be changed.' });
  const errors = new FieldErrors();
  const to = checkAddress({ of: body, path: '', errors }, 'v1', store.catalogue);
  if (errors.any || !to) return unprocessable(errors);
  const isServed = order.items.every(({ variantId }) =>
    store.catalogue.variantById.get(variantId)?.shipsTo.includes(to.country.id),
  );
  if (!isServed) {
    errors.invalid('shipping.country');
    return unprocessable(errors);
  }
  order.shipping = to.address;
  order.updatedAtMs = backend.now();
  return data(v1Order(asHeld(order, backend.quirks)));
}
