import type { Texts } from '../texts.ts';

/** What changed in Picanova's catalogue. */
export const catalogueChanges: Texts['catalogueChanges'] = {
  title: 'Was sich geändert hat',
  readAt: '{{region}}: gelesen {{when}}',
  unread: '{{region}}: noch nicht gelesen',
  usedOnly: 'Nur was meine Produkte drucken',
  none: 'In den letzten 90 Tagen hat sich nichts geändert.',
  noneUsed: 'An dem, was Ihre Produkte drucken, hat sich in den letzten 90 Tagen nichts geändert.',
  more: 'Mehr anzeigen',
  unused: 'Keines Ihrer Produkte druckt es',
  uses_one: '{{count}} Variante von Ihnen druckt es',
  uses_other: '{{count}} Varianten von Ihnen drucken es',
  notReady_one: '{{count}} lässt sich jetzt nicht drucken',
  notReady_other: '{{count}} lassen sich jetzt nicht drucken',
  kind: {
    vanished: 'Steht nicht mehr im Katalog',
    returned: 'Steht wieder im Katalog',
    option_required: 'Muss von jetzt an gewählt werden: {{names}}',
    option_value_gone: 'Lässt sich nicht mehr wählen: {{names}}',
    price: 'Preis: vorher {{from}}, jetzt {{to}}',
    surcharge: 'Aufpreis für {{option}}: vorher {{from}}, jetzt {{to}}',
    print_size: 'Druckgröße: vorher {{from}}, jetzt {{to}}',
  },
};
