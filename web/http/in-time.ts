/** What the work answers, or `late` after `ms`; the work goes on, and how it ends is then nobody's business. */
export function inTime<Value, Late>(
  work: Promise<Value>,
  { ms, late }: { readonly ms: number; readonly late: Late },
): Promise<Value | Late> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
