/** What no document rules out (picanova-api §7, §8). A test may change each while the simulator runs. */
export interface Quirks {
  /** Entries of a list are shorter than the order itself: they have no `shipments`. */
  listsOmitShipments: boolean;
  /** An order younger than this is not found by our id yet. */
  lookUpLagMs: number;
  /** Catalogue answers show variants without their options. */
  catalogueWithoutOptions: boolean;
  /** What is another in the catalogue than it was: codes of variants, names of options and values, a rise in price. */
  readonly catalogue: { gone: string[]; nowRequired: string[]; valuesGone: string[]; riseMinor: number };
  /** A product's variants are answered with an empty list. */
  productsWithoutVariants: boolean;
  /** What it holds otherwise than it was sent: another picture, another value of an option, another city. */
  readonly alters: { file: boolean; options: boolean; address: boolean };
  /** Beta shows the address of an order, which its documents do not (picanova-api §7 no. 21). */
  betaShowsAddress: boolean;
  /** How a create under a taken id is refused; only some name the field. */
  duplicate: { readonly status: 400 | 409 | 422; readonly namesField: boolean };
}

export function noQuirks(): Quirks {
  return {
    listsOmitShipments: false,
    lookUpLagMs: 0,
    catalogueWithoutOptions: false,
    catalogue: { gone: [], nowRequired: [], valuesGone: [], riseMinor: 0 },
    productsWithoutVariants: false,
    alters: { file: false, options: false, address: false },
    betaShowsAddress: false,
    duplicate: { status: 422, namesField: true },
  };
}
