import { checkBetaOrder } from './beta-order-check.ts';
import { betaCombinations, betaProduct, betaVariant } from './catalogue-views.ts';
import type { Country, Variant } from './catalogue.ts';
import { catalogueMoney, toMajor } from './formats.ts';
import type { OrderRecord } from './order-record.ts';
import { asHeld, asOffered } from './altered.ts';
import { betaAddress, betaOrder } from './order-views.ts';
import { ratesFor, type Parcel } from './rates.ts';
import type { Quirks } from './quirks.ts';
import { FieldErrors, isRecord, itemPlaces, optionalInteger, quantity, type Place } from './request-checks.ts';
import { data, json, pageOf, type Answer, type Backend, type Call, type Routes } from './routing.ts';

/** The bodies of the framework's own errors (picanova-api §1.7). */
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: '404 Not Found',
  405: '405 Method Not Allowed',
  409: '409 Conflict',
  422: '422 Unprocessable Entity',
};

export function betaError(status: number, message = REASONS[status] ?? `${status}`): Answer {
  return json(status, { message, status_code: status });
}

function unprocessable(errors: FieldErrors): Answer {
  return json(422, { message: REASONS[422], errors: errors.fields, status_code: 422 });
}

/** The status of a taken id is not documented, nor whether its field is named (picanova-api §8). */
function refusedOrder(errors: FieldErrors, { duplicate }: Quirks): Answer {
  if (!errors.isOnly('external_id')) return unprocessable(errors);
  const message = duplicate.status === 422 ? 'This order exists already.' : undefined;
  return duplicate.namesField
    ? json(duplicate.status, { message: REASONS[422], errors: errors.fields, status_code: duplicate.status })
    : betaError(duplicate.status, message);
}

/** Beta without its prefix (picanova-api §2.1 to §2.3). */
export const betaRoutes: Routes = {
  'GET /beta/products': ({ store }) => data(store.catalogue.products.map(betaProduct)),
  'GET /beta/products/:id': ({ store, backend, id }) => {
    const product = store.catalogue.products.find((candidate) => String(candidate.id) === id);
    return product ? data(productView(product.variants, store.catalogue.currency, backend.quirks)) : betaError(404);
  },
  'GET /beta/variants/:id': (call) =>
    withVariant(call, (variant) => data(betaVariant(variant, call.store.catalogue.currency))),
  'GET /beta/variants/:id/combinations': (call) =>
    withVariant(call, (variant) => data(betaCombinations(variant, call.store.catalogue.currency))),

  'POST /beta/orders': ({ store, backend, body }) => {
    const checked = checkBetaOrder(body, store);
    return checked.ok
      ? orderAnswer(backend, store.place(checked.draft, backend.now()))
      : refusedOrder(checked.errors, backend.quirks);
  },
  'GET /beta/orders': listOrders,
  'GET /beta/orders/:id': ({ store, backend, id }) => orderAnswer(backend, backend.findOrder(store, id)),
  'GET /beta/orders/@:external': ({ store, backend, id }) => orderAnswer(backend, backend.findByExternalId(store, id)),
  'DELETE /beta/orders/:id': ({ store, backend, id }) => {
    const order = backend.findOrder(store, id);
    if (!order) return betaError(404);
    return backend.cancelByApi(order)
      ? { status: 200, json: '' }
      : betaError(422, 'The order can no longer be cancelled.');
  },

  'POST /beta/shipping/rates': shippingRates,
  'GET /beta/shipping/types': () =>
    data([
      { priority: 1, code: 'UNTRACKED' },
      { priority: 2, code: 'TRACKED' },
    ]),
  'GET /beta/shipping/methods': ({ store }) => {
    const codes = new Set([...store.catalogue.methodsTo.values()].flat().map(({ code }) => code));
    return data([...codes].map((code) => ({ code, name: code })));
  },
  'GET /beta/countries': ({ store }) =>
    data(store.catalogue.countries.map(({ id, code, name }) => ({ name, country_id: id, country_code: code }))),
  'GET /beta/regions/:id': ({ store, id }) => {
    const country = store.catalogue.countryById.get(Number(id));
    return country ? data(country.regions) : betaError(404);
  },
};

function productView(
  variants: readonly Variant[],
  currency: Parameters<typeof betaVariant>[1],
  quirks: Quirks,
): readonly object[] {
  const offered = variants.flatMap((variant) => asOffered(variant, quirks) ?? []);
  const views = quirks.productsWithoutVariants ? [] : offered.map((variant) => betaVariant(variant, currency));
  return quirks.catalogueWithoutOptions ? views.map((view) => ({ ...view, options: [] })) : views;
}

function orderView({ quirks, betaDates }: Backend, order: OrderRecord): object {
  const held = asHeld(order, quirks);
  const view = betaOrder(held, { dates: betaDates, forWebhook: false });
  return quirks.betaShowsAddress ? { ...view, shipping: betaAddress(held.shipping) } : view;
}

function orderAnswer(backend: Backend, order: OrderRecord | undefined): Answer {
  return order ? data(orderView(backend, order)) : betaError(404);
}

function withVariant({ store, id }: Call, answer: (variant: Variant) => Answer): Answer {
  const variant = store.catalogue.variantById.get(Number(id));
  return variant ? answer(variant) : betaError(404);
}

/** Empty `links` are `[]`, as PHP writes an empty map (picanova-api §1.5). */
function listOrders(call: Call): Answer {
  const { store, backend } = call;
  const page = pageOf(call);
  const orders = backend.listOrders(store, page);
  const totalPages = Math.max(1, Math.ceil(store.orders.length / backend.perPage));
  const previous = page > 1 ? { previous: `/api/beta/orders?page=${page - 1}` } : {};
  const next = page < totalPages ? { next: `/api/beta/orders?page=${page + 1}` } : {};
  const links = { ...previous, ...next };
  const pagination = {
    total: store.orders.length,
    count: orders.length,
    per_page: backend.perPage,
    current_page: page,
    total_pages: totalPages,
    links: Object.keys(links).length === 0 ? [] : links,
  };
  return json(200, {
    data: orders.map((order) => listEntry(order, backend)),
    meta: { pagination },
  });
}

function listEntry(order: OrderRecord, backend: Backend): object {
  const whole = orderView(backend, order);
  return backend.quirks.listsOmitShipments ? { ...whole, shipments: undefined } : whole;
}

/**
 * The key is `country`, not `country_id`; the official example repeats a row, so the first one comes twice
 * (picanova-api §2.3.1).
 */
function shippingRates({ store, body }: Call): Answer {
  const errors = new FieldErrors();
  const place: Place = { of: body, path: '', errors };
  const country = rateCountry(place, store.catalogue.countryById);
  const parcels = itemPlaces(place).flatMap((item): Parcel[] => {
    const id = optionalInteger(item, 'variant_id');
    const copies = quantity(item);
    const variant = store.catalogue.variantById.get(id ?? 0);
    if (id === null) errors.required(`${item.path}variant_id`);
    else if (!variant) errors.invalid(`${item.path}variant_id`);
    return variant ? [{ variant, quantity: copies }] : [];
  });
  if (errors.any || !country) return unprocessable(errors);
  const { currency } = store.catalogue;
  const rows = ratesFor(store.catalogue, country, parcels).map(({ method, priceMinor }) => ({
    code: method.code,
    name: method.code,
    price: toMajor(priceMinor),
    price_details: catalogueMoney(priceMinor, currency),
  }));
  return data([...rows.slice(0, 1), ...rows]);
}

function rateCountry({ of, errors }: Place, countries: ReadonlyMap<number, Country>): Country | null {
  const shipping = of['shipping'];
  if (!isRecord(shipping)) return errors.required('shipping.country');
  const id = optionalInteger({ of: shipping, path: 'shipping.', errors }, 'country');
  if (id === null) return errors.required('shipping.country');
  return countries.get(id) ?? errors.invalid('shipping.country');
}
