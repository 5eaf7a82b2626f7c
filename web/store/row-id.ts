/** The row id behind an id of a port; 0, which no row has, for text that is none (it may come from a URL). */
export function rowIdOf(id: string): number {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0;
}
