import { createHmac } from 'node:crypto';
import { ask, type Asked } from './ask.ts';
import { findingsOf, type Finding } from './finding.ts';

const says = findingsOf('webhook_door');

const BODY = '{"doctor":"is this door open?"}';

function knock(appUrl: string, headers: Readonly<Record<string, string>>): Promise<Asked> {
  return ask(`${appUrl}/webhooks/shopify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: BODY,
  });
}

const answerOf = (asked: Asked): string => (asked.outcome === 'answered' ? `answers ${asked.status}` : asked.why);

/**
 * Knocks twice. Without a signature it must be refused (401). With one it must be believed: the delivery lacks the
 * header that says what it is about, which is asked for only after the signature was found right, and is refused for
 * that (400); so nothing is stored.
 */
export async function checkWebhookDoor(appUrl: string, apiSecret: string): Promise<readonly Finding[]> {
  const unsigned = await knock(appUrl, {});
  if (unsigned.outcome !== 'answered' || unsigned.status !== 401)
    return [
      says.failed(
        `A webhook without a signature is not refused: ${appUrl}/webhooks/shopify ${answerOf(unsigned)}, not 401.`,
        'Let the proxy pass POST requests below /webhooks/ on to the app, with body and headers as they are.',
      ),
    ];
  const signature = createHmac('sha256', apiSecret).update(BODY).digest('base64');
  const signed = await knock(appUrl, { 'x-shopify-hmac-sha256': signature });
  if (signed.outcome === 'answered' && signed.status === 400)
    return [says.ok('Webhooks without a right signature are refused, signed ones believed.')];
  if (signed.outcome === 'answered' && signed.status === 401)
    return [
      says.failed(
        'A webhook signed with SHOPIFY_API_SECRET is refused (401).',
        'The app there runs with another secret, or a proxy changes bodies: give it this secret and start it anew.',
      ),
    ];
  return [
    says.failed(
      `A signed webhook is not answered as it should be: the door ${answerOf(signed)}, not 400.`,
      'Let the proxy pass headers that begin with X-Shopify- and the body on as they are; then see the log of the app.',
    ),
  ];
}
