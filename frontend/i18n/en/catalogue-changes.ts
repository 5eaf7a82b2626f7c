/** What changed in Picanova's catalogue. */
export const catalogueChanges = {
  title: 'What changed',
  readAt: '{{region}}: read {{when}}',
  unread: '{{region}}: not read yet',
  usedOnly: 'Only what my products print',
  none: 'Nothing changed in the last 90 days.',
  noneUsed: 'Nothing that your products print changed in the last 90 days.',
  more: 'Show more',
  unused: 'None of your products prints it',
  uses_one: '{{count}} variant of yours prints it',
  uses_other: '{{count}} variants of yours print it',
  notReady_one: '{{count}} cannot be printed now',
  notReady_other: '{{count}} cannot be printed now',
  kind: {
    vanished: 'Is not in the catalogue any more',
    returned: 'Is in the catalogue again',
    option_required: 'Has to be chosen from now on: {{names}}',
    option_value_gone: 'Cannot be chosen any more: {{names}}',
    price: 'Price: {{from}} before, {{to}} now',
    surcharge: 'Surcharge for {{option}}: {{from}} before, {{to}} now',
    print_size: 'Print size: {{from}} before, {{to}} now',
  },
};
