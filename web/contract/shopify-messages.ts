import type { ProblemCode } from '../domain/kernel/problems.ts';
import { PROBLEM_TITLES } from './problem-titles.ts';

/**
 * What the app writes into Shopify for a merchant to read there, beside a fulfillment order or a request. In English:
 * Shopify keeps the text as it is, whoever reads it. Titles, never codes.
 */

/** A fulfillment order is given back, or its request closed, since Picanova makes nothing of it. */
export function notPrintedMessage(codes: readonly ProblemCode[]): string {
  const reasons = [...new Set(codes)].map((code) => PROBLEM_TITLES[code]);
  return reasons.length === 0
    ? 'Picanova will not print this.'
    : `Picanova will not print this: ${reasons.join('; ')}.`;
}

/** The answer to a request to cancel. */
export function cancellationMessage(answer: 'stopped' | 'too_late'): string {
  switch (answer) {
    case 'stopped':
      return 'Picanova has stopped the order. Nothing is made.';
    case 'too_late':
      return 'Too late to stop it: Picanova is making the order already. It will be shipped.';
  }
}
