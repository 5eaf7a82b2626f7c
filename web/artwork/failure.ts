import type { ArtworkAnswer, ArtworkFault } from '../domain/artwork/artwork-facts.ts';

/** An answer that says why there is no file to look at. What was read until then is added at the end. */
export type Failure =
  | { readonly outcome: 'faulty'; readonly fault: ArtworkFault }
  | Extract<ArtworkAnswer, { outcome: 'unreachable' | 'not_looked_at' }>;

export function faulty(fault: ArtworkFault): Failure {
  return { outcome: 'faulty', fault };
}

export function unreachable(reason: string, retryAfterMs: number | null = null): Failure {
  return { outcome: 'unreachable', reason, retryAfterMs };
}

export function notLookedAt(reason: string): Failure {
  return { outcome: 'not_looked_at', reason };
}

/** Of this machine and its network: they say nothing of the server that was asked. */
const OURS: ReadonlySet<string> = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EMFILE', 'ENFILE', 'ENOBUFS']);

/** Node's and OpenSSL's names for a certificate that nobody should trust; Picanova's servers would not either. */
const CERTIFICATE = /^(?:CERT_|UNABLE_TO_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)/;

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What a connection that failed means. Of several addresses tried, ours is at fault only if it was at every one. */
export function connectionFailure(error: unknown): Failure {
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const codes = errors.map(codeOf);
  const [code = null] = codes;
  const text = code ?? (error instanceof Error ? error.message : 'the connection failed');
  if (codes.every((one) => one !== null && OURS.has(one))) return notLookedAt(text);
  return code !== null && CERTIFICATE.test(code) ? faulty({ kind: 'bad_certificate' }) : unreachable(text);
}
