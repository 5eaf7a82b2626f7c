import type { ContactRules } from './rules.ts';

/** A buyer's phone number and e-mail address, as far as Picanova is told them; null = not sent. */
export interface Contact {
  readonly telephone: string | null;
  readonly email: string | null;
}

function told(policy: ContactRules['phonePolicy'], given: string | null, fallback: string | null): string | null {
  switch (policy) {
    case 'send':
      return given;
    case 'omit':
      return null;
    case 'default':
      return given ?? fallback;
  }
}

/** What the shop lets Picanova and its carriers know of the buyer, beside the address (product §6). */
export function contactOf(given: Contact, rules: ContactRules): Contact {
  return {
    telephone: told(rules.phonePolicy, given.telephone, rules.defaultPhone || null),
    email: told(rules.emailPolicy, given.email, rules.defaultEmail || null),
  };
}
