/**
 * Group commit: everything that arrives within one turn of the event loop is written by one call. With SQLite and
 * `synchronous=FULL` one commit for many rows is what makes durable ingestion several times faster than a commit a row.
 *
 * While one write is under way the next group gathers, so a slow disk makes groups larger, not queues longer.
 */
export function createGroupCommit<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  largestGroup: number,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let busy = false;

  async function flush(): Promise<void> {
    const group = waiting.splice(0, largestGroup);
    try {
      const results = await write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    if (waiting.length > 0) setImmediate(() => void flush());
    else busy = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy) return;
      busy = true;
      setImmediate(() => void flush());
    });
}
