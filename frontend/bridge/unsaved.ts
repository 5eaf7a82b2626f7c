/** Save bars that show: as long as there is one, leaving its page loses what was typed. */
const shown = new Set<string>();

/** A save bar shows. */
export function markUnsaved(bar: string): void {
  shown.add(bar);
}

/** A save bar is gone, whether its changes were saved or dropped. */
export function markSaved(bar: string): void {
  shown.delete(bar);
}

/** Whether leaving the page would lose something. */
export function hasUnsaved(): boolean {
  return shown.size > 0;
}
