import type { IncomingMessage } from 'node:http';
import { LARGEST_BODY_BYTES } from '../domain/webhooks/largest-body.ts';

/** The body as it came, byte for byte: signatures are over bytes. Rejects when the sender cuts the connection. */
export function readRawBody(
  request: IncomingMessage,
): Promise<{ outcome: 'read'; body: Buffer } | { outcome: 'too_large' }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY_BYTES) {
        request.removeAllListeners('data');
        request.resume();
        resolve({ outcome: 'too_large' });
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () =>
      resolve({ outcome: 'read', body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks) }),
    );
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('the sender cut the connection')));
  });
}
