import ipaddr from 'ipaddr.js';

/** Ranges of the global unicast space that never lead to a public server and that the library calls unicast. */
const ALSO_RESERVED = ['3fff::/20', '192.88.99.0/24', '2001::/23'].map((range) => ipaddr.parseCIDR(range));

/** What the library names apart from unicast although anyone can reach it: anycast of RFC 7534, 7535 and 7450. */
const PUBLIC_RANGES: ReadonlySet<string> = new Set(['unicast', 'as112', 'as112v6', 'amt']);

/**
 * IPv4 in four decimal parts, IPv6 without a zone, as URLs and resolvers write them. The library takes more (`0x7f`,
 * `%eth0`): that is local or ambiguous, and so no address here.
 */
function parse(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // Looked at before the library is asked: it finds out by an exception that a host name is no address.
  if (/^[\d.]+$/.test(text)) return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : null;
  return /^[\da-f.]*:[\da-f:.]+$/i.test(text) && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}

/** Whether the text is an IP address at all, without brackets. */
export function isIpAddress(text: string): boolean {
  return parse(text) !== null;
}

/**
 * Whether an IP address, written as text without brackets, may belong to a public server. Private, loopback,
 * link-local, shared, multicast, documentation and tunnelled ranges do not; neither does text that is no address. Also
 * for the addresses a host name resolves to: a public name can point inwards.
 */
export function isPublicIp(text: string): boolean {
  const address = parse(text);
  if (address === null || !PUBLIC_RANGES.has(address.range())) return false;
  if (address instanceof ipaddr.IPv6 && !address.match(ipaddr.IPv6.parse('2000::'), 3)) return false;
  return !ALSO_RESERVED.some((range) => range[0].kind() === address.kind() && address.match(range));
}
