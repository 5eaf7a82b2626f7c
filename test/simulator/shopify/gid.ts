/** `gid://shopify/Order/1001` → `Order`; null for anything that is not a gid. */
export function gidType(gid: string): string | null {
  return /^gid:\/\/shopify\/(\w+)\/[^/]+$/.exec(gid)?.[1] ?? null;
}

/** The number of a gid, as REST bodies carry it; fulfillment services end in `?id=true` (shopify-platform §12). */
export function gidNumber(gid: string): number {
  return Number(/\/(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? Number.NaN);
}

/** Hands out ever-growing ids, so that comparing numbers compares age, as with Shopify's own. */
export class GidMint {
  #next: number;

  constructor(first: number) {
    this.#next = first;
  }

  gid(type: string): string {
    return `gid://shopify/${type}/${this.number()}`;
  }

  number(): number {
    this.#next += 1;
    return this.#next;
  }
}
