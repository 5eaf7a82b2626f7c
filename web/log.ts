import pino from 'pino';
import type { Log } from './pipeline/ports/index.ts';

/**
 * Structured logs on stdout, one JSON object a line. Paths of secrets are cut as a last line of defence; the rule is
 * that callers pass ids and counts only.
 */
const REDACTED = [
  'apiKey',
  'accessToken',
  'refreshToken',
  'secret',
  'authorization',
  'address',
  'email',
  'phone',
  'telephone',
  'firstname',
  'lastname',
  'url',
];

export function createLog(
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent',
  destination?: pino.DestinationStream,
): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...REDACTED, ...REDACTED.map((path) => `*.${path}`)], censor: '[removed]' },
  };
  const logger = destination ? pino(options, destination) : pino(options);
  return {
    debug: (event, fields) => logger.debug({ ...fields }, event),
    info: (event, fields) => logger.info({ ...fields }, event),
    warn: (event, fields) => logger.warn({ ...fields }, event),
    error: (event, fields) => logger.error({ ...fields }, event),
  };
}
