import { carrierFor } from '../../../domain/shipments/carrier.ts';
import type { FulfillmentGid } from '../../../domain/kernel/ids.ts';
import { foreignNumbers, numbersOf } from '../../../domain/shipments/parcel-cover.ts';
import { parcelKeyOf, sameTrackingNumber } from '../../../domain/shipments/shipment.ts';
import type { ClaimedPrintOrder, Shipment, Tracking } from '../../ports/index.ts';
import type { StepResult } from '../../runner/step.ts';
import { failedOrRefused, refused, timeOf, written, type FulfilPorts } from './ends.ts';

export type FulfilledShipment = Shipment & { readonly fulfillmentGid: FulfillmentGid };

/** A shipment of which Shopify holds the fulfillment, but not the number. */
export interface Untracked {
  readonly shipment: FulfilledShipment;
  /** The numbers of the fulfillment, as Shopify holds them now. */
  readonly held: readonly string[];
  /** Our other shipments of the order. */
  readonly others: readonly Shipment[];
  readonly shopCountry: string | null;
  /** Nobody has told the buyer of this parcel: its number does. */
  readonly isNews: boolean;
}

/** The buyer hears of a parcel once, however many parts it has. */
export function isToldOf({ shipments }: ClaimedPrintOrder, shipment: Shipment): boolean {
  const parcel = parcelKeyOf(shipment.key);
  return shipments.some(
    ({ key, fulfillmentGid }) => key !== shipment.key && fulfillmentGid !== null && parcelKeyOf(key) === parcel,
  );
}

/** Our other parcels that the fulfillment stands for, with what Shopify is to show of them. */
function othersOn({ shipment, others, shopCountry }: Untracked) {
  return others.flatMap(({ fulfillmentGid, trackingNumber: number, trackingUrl: url, ...other }) =>
    fulfillmentGid !== shipment.fulfillmentGid || number === null || number === shipment.trackingNumber
      ? []
      : [{ company: companyOf(other, shopCountry), number, url }],
  );
}

/**
 * The fulfillment stands, its tracking is completed. One that stands for several parcels holds the numbers of one
 * carrier: an update replaces them all, so they go together. Another carrier's number, and one beside a number that
 * somebody else put there, is shown in the app alone.
 */
export async function addTracking(ports: FulfilPorts, row: ClaimedPrintOrder, parcel: Untracked): Promise<StepResult> {
  const { shipment, held, shopCountry } = parcel;
  const { trackingNumber } = shipment;
  const isNews = parcel.isNews && trackingNumber !== null;
  const holds = (number: string): boolean => held.some((one) => sameTrackingNumber(one, number));
  const ended = (event: string): StepResult =>
    written(
      row,
      { ...shipment, writtenTrackingNumber: trackingNumber },
      { log: [{ event, detail: { parcel: shipment.key, trackingNumber } }], ...timeOf(ports) },
    );
  // A part of a set, without a number: the fulfillment of the set stands for it, and there is nothing to add.
  if (trackingNumber === null && shipment.lines.length === 0) return ended('fulfilled_with_set');
  if (trackingNumber !== null && holds(trackingNumber)) return ended('tracking_updated');
  if (foreignNumbers(held, numbersOf([shipment, ...parcel.others])).length > 0) return ended('number_beside_another');
  const tracking = trackingOf(shipment, shopCountry);
  const others = othersOn(parcel);
  if (others.some(({ company, number }) => holds(number) && company !== tracking.company)) return ended('number_noted');
  const settings = (await ports.shops.find(row.shop))?.settings;
  if (settings === undefined) return refused(ports, row, 'shop_gone');
  const together = others
    .filter(({ company }) => company === tracking.company)
    .map(({ number, url }) => ({ number, url }));
  const answer = await ports.shopify.updateTracking(row.shop, shipment.fulfillmentGid, {
    tracking: together.length === 0 ? tracking : { ...tracking, others: together },
    notifyCustomer: isNews && settings.notifyBuyer === 'at_shipment' && !isToldOf(row, shipment),
  });
  return answer.outcome === 'updated' ? ended('tracking_updated') : failedOrRefused(ports, row, answer);
}

/** Company, number and URL go together, always: Shopify builds URLs for some companies only (shopify-platform §5.6). */
export function trackingOf(shipment: Shipment, shopCountry: string | null): Tracking {
  const { trackingNumber: number, trackingUrl: url } = shipment;
  return { company: companyOf(shipment, shopCountry), number, url };
}

function companyOf(
  { carrierCode: code, carrierName: name }: Pick<Shipment, 'carrierCode' | 'carrierName'>,
  shopCountry: string | null,
): string {
  return carrierFor({ code, name, shopCountry });
}
