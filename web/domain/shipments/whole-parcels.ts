import { addedUp, parcelKeyOf } from './shipment.ts';
import type { Shipment } from './shipment.ts';

/** Several parts as the one parcel they are: in Shopify when all are that can be. */
function joined(parts: readonly Shipment[]): Shipment {
  const waiting = parts.find(({ fulfillmentGid, unwritable }) => fulfillmentGid === null && unwritable === null);
  const written = parts.find(({ fulfillmentGid }) => fulfillmentGid !== null);
  const telling = waiting ?? written ?? (parts[0] as Shipment);
  return {
    ...telling,
    key: parcelKeyOf(telling.key),
    lines: addedUp(parts.flatMap(({ lines }) => lines)),
  };
}

/** A parcel with its parts; most have one, which is the parcel itself. */
export interface WholeParcel {
  readonly parcel: Shipment;
  readonly parts: readonly Shipment[];
}

/** Parcels as Picanova and people know them: where their lines lie in Shopify is Shopify's business. */
export function wholeParcels(shipments: readonly Shipment[]): readonly WholeParcel[] {
  const byParcel = Map.groupBy(shipments, ({ key }) => parcelKeyOf(key));
  return [...byParcel.values()].map((parts) => ({
    parcel: parts.length === 1 ? (parts[0] as Shipment) : joined(parts),
    parts,
  }));
}
