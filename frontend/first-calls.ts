/** A call's address; what is not given is left out. */
function call(path: string, query: Readonly<Record<string, string | null>> = {}): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== null && entry[1] !== '',
  );
  return `/api${path}${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`;
}

/**
 * What the first page will ask the API for, by its address alone. Stands in the document itself, so that the answers
 * are on their way while the code is: hence without imports, and as plain addresses. One that the page then does not
 * ask for is a call in vain, no more.
 */
export function firstCalls(pathname: string, search: string, timeZone: string): readonly string[] {
  const given = new URLSearchParams(search);
  const tab = given.get('tab') ?? 'all';
  const limit = '25';
  const [q, after] = [given.get('q'), given.get('after')];
  if (pathname === '/') return [call('/home', { timeZone })];
  if (pathname === '/orders')
    return [call('/orders', { tab, problem: given.get('problem'), q, after, limit }), call('/orders/counts', { q })];
  if (pathname === '/products') {
    const product = given.get('product');
    return [
      call('/products', { tab, q, product, after, limit }),
      call('/products/counts', { q, product }),
      call('/jobs'),
    ];
  }
  return /^\/orders\/\d+$/.test(pathname) ? [call(pathname)] : [];
}
