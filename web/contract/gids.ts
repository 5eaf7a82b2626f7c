/** The number at the end of one of Shopify's gids; what the addresses of pages name. */
export function numberOf(gid: string): string {
  return /(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? '';
}
