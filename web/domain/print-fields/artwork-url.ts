import { isIpAddress, isPublicIp } from '../kernel/ip-address.ts';
import type { Problem } from '../kernel/problems.ts';

/** Why an artwork address cannot work, before anything is fetched. */
export type ArtworkUrlFault = 'not_a_url' | 'not_https' | 'credentials' | 'private_host';

const INNER_NAMES = /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$/;

function bare(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

/** A host of this machine or a private network, by its name or literal address. A single label is never public. */
export function isPrivateHost(hostname: string): boolean {
  const host = bare(hostname);
  if (isIpAddress(host)) return !isPublicIp(host);
  return !host.includes('.') || INNER_NAMES.test(host);
}

function faultOf(text: string): ArtworkUrlFault | null {
  if (/\s/.test(text) || !URL.canParse(text)) return 'not_a_url';
  const url = new URL(text);
  if (url.protocol !== 'https:') return 'not_https';
  if (url.username !== '' || url.password !== '') return 'credentials';
  return isPrivateHost(url.hostname) ? 'private_host' : null;
}

/**
 * What speaks against an artwork URL by its text alone: Picanova's servers must be able to fetch it over https
 * (picanova-api §3.2), and we never fetch a private address. Null = nothing. The detail does not repeat the
 * URL, which may carry a token.
 */
export function artworkUrlProblem(text: string): Problem | null {
  const reason = faultOf(text);
  return reason === null ? null : { code: 'artwork_unreachable', detail: { reason } };
}

/**
 * Whether the URL's host is one of `hosts` or a sub-domain of one; an empty list allows any. Text that is no URL passes
 * only then.
 */
export function isAllowedArtworkHost(text: string, hosts: readonly string[]): boolean {
  if (hosts.length === 0) return true;
  if (!URL.canParse(text)) return false;
  const host = bare(new URL(text).hostname);
  return hosts.some((entry) => {
    const allowed = bare(entry.trim()).replace(/^\.+/, '');
    return allowed !== '' && (host === allowed || host.endsWith(`.${allowed}`));
  });
}
