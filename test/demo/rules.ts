import { deepEqual, equal } from 'node:assert/strict';
import type { End, Story } from './story.ts';
import { TAGS } from './demo.ts';

/** What must be true of every order, whatever its story. Each throws where it is not. */
export type Rule = (end: End, story: Story) => void;

const ENDS_WITH_PARCELS = new Set(['fulfilled', 'partly_fulfilled']);

const addressArrives: Rule = ({ print: { shipping } }, { buyer }) => {
  deepEqual(
    [
      shipping.firstname,
      shipping.lastname,
      shipping.streetPrimary,
      shipping.streetSecondary,
      shipping.city,
      shipping.postcode,
      shipping.countryCode,
      shipping.telephone,
    ],
    [
      buyer.firstName,
      buyer.lastName,
      buyer.address1,
      buyer.address2 ?? null,
      buyer.city,
      buyer.zip,
      buyer.countryCode,
      buyer.phone,
    ],
    'the address differs',
  );
};

/** A set that travels in several parcels is one fulfillment with the numbers of all. */
const eachParcelIsWrittenOnce: Rule = ({ order, print }, { expected }) => {
  const parcels = ENDS_WITH_PARCELS.has(expected) ? print.shipments : [];
  const links = new Map(parcels.map(({ trackingNumber, trackingUrl }) => [trackingNumber, trackingUrl]));
  const shipped = [...links].map(([number, url]) => `${number} ${url}`);
  const written = order.fulfillments.flatMap(({ tracking, trackingNumbers }) =>
    trackingNumbers.map((number) => `${number} ${number === tracking.number ? tracking.url : links.get(number)}`),
  );
  deepEqual(written.toSorted(), shipped.toSorted(), 'the fulfillments are not the parcels');
};

const nothingIsFulfilledTwice: Rule = ({ order }) => {
  const left = order.fulfillmentOrders
    .flatMap(({ lines }) => lines)
    .filter(({ remainingQuantity, totalQuantity }) => remainingQuantity < 0 || remainingQuantity > totalQuantity);
  deepEqual(left, [], 'more was fulfilled than ordered');
};

const tagsTellTheWay: Rule = ({ order }, { expected }) => {
  if (ENDS_WITH_PARCELS.has(expected))
    deepEqual(order.tags.toSorted(), [TAGS.sent, TAGS.shipped].toSorted(), 'the tags differ');
  else equal(order.tags.includes(TAGS.shipped), false, 'tagged as shipped');
};

const buyersHearOfTheirParcels: Rule = ({ order }) => {
  deepEqual(
    order.fulfillments.filter(({ notifyCustomer }) => !notifyCustomer),
    [],
    'the buyer was not told of a parcel',
  );
};

export const RULES: readonly Rule[] = [
  addressArrives,
  eachParcelIsWrittenOnce,
  nothingIsFulfilledTwice,
  tagsTellTheWay,
  buyersHearOfTheirParcels,
];
