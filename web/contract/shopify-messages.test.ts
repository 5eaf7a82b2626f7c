import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../domain/kernel/problems.ts';
import { cancellationMessage, notPrintedMessage } from './shopify-messages.ts';

describe('what is written into Shopify', () => {
  it('names why nothing is printed, each reason once', () => {
    expect(notPrintedMessage(['failed_at_picanova', 'failed_at_picanova', 'cancelled_at_picanova'])).toBe(
      'Picanova will not print this: Production failed; Cancelled at Picanova.',
    );
  });

  it('is a whole sentence when nothing more is known', () => {
    expect(notPrintedMessage([])).toBe('Picanova will not print this.');
  });

  it('says honestly what became of a cancellation', () => {
    expect(cancellationMessage('stopped')).toMatch(/stopped/);
    expect(cancellationMessage('too_late')).toMatch(/Too late/);
  });

  it('never holds a code', () => {
    const texts = [notPrintedMessage(PROBLEM_CODES), cancellationMessage('stopped'), cancellationMessage('too_late')];
    for (const text of texts) expect(text).not.toMatch(/[a-z]_[a-z]/);
  });
});
