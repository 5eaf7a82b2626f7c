import { expect, it } from 'vitest';
import { aSetting } from '../../../test/fixtures/domain.ts';
import { contactOf } from './contact.ts';

const OWN = { defaultPhone: '+49 30 1234', defaultEmail: 'orders@acme.example' };

it.each([
  ['send', '+1', '+1'],
  ['send', null, null],
  ['omit', '+1', null],
  ['omit', null, null],
  ['default', '+1', '+1'],
  ['default', null, OWN.defaultPhone],
] as const)('the phone policy %s makes %s to %s', (phonePolicy, telephone, sent) => {
  expect(contactOf({ telephone, email: 'jane@example.com' }, aSetting({ ...OWN, phonePolicy }))).toEqual({
    telephone: sent,
    email: 'jane@example.com',
  });
});

it.each([
  ['send', null, null],
  ['omit', 'jane@example.com', null],
  ['default', 'jane@example.com', 'jane@example.com'],
  ['default', null, OWN.defaultEmail],
] as const)('the e-mail policy %s makes %s to %s', (emailPolicy, email, sent) => {
  expect(contactOf({ telephone: '+1', email }, aSetting({ ...OWN, emailPolicy }))).toEqual({
    telephone: '+1',
    email: sent,
  });
});

it('no default text is no phone number and no e-mail', () => {
  expect(
    contactOf({ telephone: null, email: null }, aSetting({ phonePolicy: 'default', emailPolicy: 'default' })),
  ).toEqual({ telephone: null, email: null });
});
