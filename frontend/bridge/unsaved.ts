/** Save bars that show: as long as there is one, leaving its page loses what was typed. */
const shown = new Set<string>();

export function markUnsaved(bar: string): void {
  shown.add(bar);
}

export function markSaved(bar: string): void {
  shown.delete(bar);
}

export function hasUnsaved(): boolean {
  return shown.size > 0;
}
