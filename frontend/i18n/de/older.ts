import type { Texts } from '../texts.ts';

export const older: Texts['older'] = {
  text:
    'Bestellungen, die bezahlt wurden, bevor die App installiert war oder ihre Produkte Druckfelder hatten, ' +
    'werden nicht von selbst gesendet. Wählen Sie die Tage; Sie sehen vorher, was gesendet würde.',
  from: 'Bestellt ab',
  to: 'Bestellt bis',
  range: 'Der letzte Tag darf nicht vor dem ersten liegen.',
  limit: 'Shopify zeigt einer App die Bestellungen der letzten 60 Tage.',
  found_one: '{{count}} Bestellung kann gesendet werden',
  found_other: '{{count}} Bestellungen können gesendet werden',
  foundText:
    'Sie sind bezahlt, nicht ausgeführt und haben Druckprodukte, die nie gesendet wurden. Nehmen Sie den Haken weg, ' +
    'wo nichts gedruckt werden soll.',
  nothing: 'An diesen Tagen gibt es nichts zu senden',
  nothingText:
    'Jede bezahlte, nicht ausgeführte Bestellung dieser Tage ist schon bekannt oder hat kein Produkt mit Druckfeldern.',
  column: {
    send: 'Senden',
    order: 'Bestellung',
    date: 'Bestellt am',
    items: 'Artikel',
    cost: 'Kosten ohne Versand',
    outcome: 'Was geschieht',
  },
  stuck_one: '{{count}} weitere hat ein Problem: Haken Sie sie an, um sie aufzunehmen; sie wartet, bis es gelöst ist.',
  stuck_other:
    '{{count}} weitere haben ein Problem: Haken Sie sie an, um sie aufzunehmen; sie warten, bis es gelöst ist.',
  chooseReady_one: 'Die eine auswählen, die gesendet werden kann',
  chooseReady_other: 'Die {{count}} auswählen, die gesendet werden können',
  chooseNone: 'Keine auswählen',
  chosen_one: 'Ausgewählt: {{chosen}} von {{count}} Bestellung.',
  chosen_other: 'Ausgewählt: {{chosen}} von {{count}} Bestellungen.',
  chosenCost: 'Picanova berechnet {{cost}}, ohne Versand.',
  chosenUnknown_one: 'Die Kosten von {{count}} sind noch nicht bekannt.',
  chosenUnknown_other: 'Die Kosten von {{count}} sind noch nicht bekannt.',
  sendIt: '{{order}} senden',
  itemsIn: '{{count}} in {{printOrders}} Druckaufträgen',
  costUnknown: 'Noch nicht bekannt',
  ready: 'Wird gesendet',
  send_one: '{{count}} Bestellung senden',
  send_other: '{{count}} Bestellungen senden',
};
