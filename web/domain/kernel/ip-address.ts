/** IPv4 ranges that never belong to a public server: [first octets, prefix bits] (RFC 6890 and its successors). */
const RESERVED_V4: readonly (readonly [number, number])[] = [
  [v4(0, 0), 8],
  [v4(10, 0), 8],
  [v4(100, 64), 10],
  [v4(127, 0), 8],
  [v4(169, 254), 16],
  [v4(172, 16), 12],
  [0xc0000000, 24],
  [0xc0000200, 24],
  [0xc0586300, 24],
  [v4(192, 168), 16],
  [v4(198, 18), 15],
  [0xc6336400, 24],
  [0xcb007100, 24],
  [v4(224, 0), 4],
  [v4(240, 0), 4],
];

function v4(first: number, second: number): number {
  return first * 2 ** 24 + second * 2 ** 16;
}

function parseV4(text: string): number | null {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (octets === undefined || octets.some((octet) => octet > 255)) return null;
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function isPublicV4(address: number): boolean {
  return !RESERVED_V4.some(
    ([base, bits]) => Math.floor(address / 2 ** (32 - bits)) === Math.floor(base / 2 ** (32 - bits)),
  );
}

/** The eight 16-bit groups of an IPv6 text, or null. The last two may be written as an IPv4 address. */
function parseV6(text: string): readonly number[] | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const embedded = tail?.[2] === undefined ? null : parseV4(tail[2]);
  if (tail !== null && embedded === null) return null;
  const plain =
    embedded === null
      ? text
      : `${tail?.[1]}${Math.floor(embedded / 65_536).toString(16)}:${(embedded % 65_536).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return null;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = 8 - head.length - rest.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return null;
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...rest];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : null;
}

/**
 * Only 2000::/3 is global unicast; inside it, what tunnels to IPv4 (Teredo, 6to4) or is documentation does not count.
 */
function isPublicV6(groups: readonly number[]): boolean {
  const [first = 0, second = 0] = groups;
  if (first < 0x2000 || first > 0x3fff) return false;
  return !(
    first === 0x2002 ||
    (first === 0x2001 && (second < 0x0200 || second === 0x0db8)) ||
    (first === 0x3fff && second < 0x1000)
  );
}

/** Whether the text is an IP address at all, without brackets. */
export function isIpAddress(text: string): boolean {
  return parseV4(text) !== null || parseV6(text) !== null;
}

/**
 * Whether an IP address, written as text without brackets, may belong to a public server. Private, loopback,
 * link-local, shared, multicast, documentation and tunnelled ranges do not; neither does text that is no address. Also
 * for the addresses a host name resolves to: a public name can point inwards.
 */
export function isPublicIp(text: string): boolean {
  const four = parseV4(text);
  if (four !== null) return isPublicV4(four);
  const groups = parseV6(text);
  return groups !== null && isPublicV6(groups);
}
