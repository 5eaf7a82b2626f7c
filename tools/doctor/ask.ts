/** An answer of a server, or why there was none. `date` is its clock's, `askedAtMs` and `answeredAtMs` are ours. */
export type Asked =
  | {
      readonly outcome: 'answered';
      readonly status: number;
      readonly text: string;
      readonly date: string | null;
      readonly askedAtMs: number;
      readonly answeredAtMs: number;
    }
  | { readonly outcome: 'unanswered'; readonly why: string };

const PATIENCE_MS = 10_000;

/** In words what the network says by codes. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name of its host is not known to DNS',
  EAI_AGAIN: 'DNS does not answer',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'its host cannot be reached from here',
  ENETUNREACH: 'its network cannot be reached from here',
  ETIMEDOUT: 'no connection within the time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection within the time',
  UND_ERR_SOCKET: 'the connection was cut',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody else; Shopify does not accept that',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody known; Shopify does not accept that',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes without those between it and its root',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${PATIENCE_MS / 1_000} seconds`;
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (code === '' ? cause.message : `${cause.message} (${code})`);
}

/** Sends one request, follows nothing, and reads the whole answer. Never throws. */
export async function ask(url: string, request: RequestInit = {}): Promise<Asked> {
  const askedAtMs = Date.now();
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...request,
      headers: { 'user-agent': 'picanova-fulfillment-doctor', ...request.headers },
    });
    const answeredAtMs = Date.now();
    const text = await response.text();
    return {
      outcome: 'answered',
      status: response.status,
      text,
      date: response.headers.get('date'),
      askedAtMs,
      answeredAtMs,
    };
  } catch (error) {
    return { outcome: 'unanswered', why: reasonOf(error) };
  }
}
