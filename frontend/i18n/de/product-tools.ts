import type { Texts } from '../texts.ts';

export const bulk: Omit<Texts['bulk'], 'title'> = {
  hint:
    'Änderungen gelten für die Variante selbst. Leeren Sie eine Zelle, um den Wert zu löschen. Sie können aus einer ' +
    'Tabellenkalkulation einfügen; Enter geht nach unten, Strg+D übernimmt den Wert darüber.',
  changed_one: '{{count}} geänderte Variante',
  changed_other: '{{count}} geänderte Varianten',
  cell: '{{field}} von {{title}}',
  table: 'Druckfelder Ihrer Varianten',
  status: 'Status, Druckpreis',
  fillDown: 'Nach unten',
  fillDownColumn: 'Nach unten ausfüllen: {{column}} der ersten Variante',
  notOffered: 'Nicht im Angebot. Möglich: {{values}}',
  leftOut_one: '{{count}} eingefügte Zelle passte nicht in die Tabelle.',
  leftOut_other: '{{count}} eingefügte Zellen passten nicht in die Tabelle.',
  allOptions: 'Alle Optionsspalten zeigen',
};

export const mapping: Omit<Texts['mapping'], 'title'> = {
  hint:
    'Sagen Sie einmal, was jeder Wert einer Option bedeutet, etwa Größe = 40x60, und jede Variante mit diesem ' +
    'Wert bekommt es.',
  pickProducts: 'Produkte wählen',
  changeProducts: 'Andere Produkte wählen',
  chosen_one: '{{count}} Produkt gewählt',
  chosen_other: '{{count}} Produkte gewählt',
  option: 'Option',
  optionHint: 'Die Option Ihrer Produkte, deren Werte entscheiden',
  noOptions: 'Die gewählten Produkte haben keine Option, die entscheiden könnte.',
  variants_one: '{{count}} Variante',
  variants_other: '{{count}} Varianten',
  keepExisting: 'Werte behalten, die Varianten schon haben',
  skuFor: 'Druck-SKU für {{value}}',
  urlFor: 'Link zum Motiv für {{value}}',
  optionFor: '{{option}} für {{value}}',
  optionUnset: 'Nicht gesetzt',
  makes: '{{name}}: {{price}} mit diesen Optionen',
  emptyTitle: 'Wählen Sie die Produkte für die Zuordnung',
  emptyText: 'Ihre Optionen und Werte stehen dann hier.',
  needsRule: 'Füllen Sie mindestens einen Wert aus.',
};

export const copyFields: Omit<Texts['copyFields'], 'title'> = {
  hint: 'Varianten der anderen Produkte bekommen die Druckfelder der Variante mit denselben Optionswerten.',
  from: 'Kopieren von',
  to: 'Kopieren nach',
  pickFrom: 'Produkt wählen',
  pickTo: 'Produkte wählen',
  nothingChosen: 'Noch nichts gewählt',
};

export const plan: Texts['plan'] = {
  title: 'Was sich ändert',
  summary: 'Geändert: {{changed}}. Unverändert: {{unchanged}}. Ohne Entsprechung: {{unmatched}}.',
  unmatchedTitle_one: '{{count}} Variante ohne Entsprechung',
  unmatchedTitle_other: '{{count}} Varianten ohne Entsprechung',
  noCounterpart: 'Das Produkt, von dem Sie kopieren, hat keine Variante mit {{options}}',
  noRule: 'Für {{option}} = {{value}} ist nichts eingetragen',
  noOption: 'Sie hat keine Option {{option}}',
  nothing: 'Es würde sich nichts ändern.',
  firstListed: 'Die ersten {{count}} sind aufgeführt; alle werden gespeichert.',
  before: 'Vorher',
  after: 'Nachher',
  field: 'Feld',
  variant: 'Variante',
  status: 'Status danach',
  empty: 'leer',
  apply_one: '{{count}} Änderung speichern',
  apply_other: '{{count}} Änderungen speichern',
};

export const csv: Omit<Texts['csv'], 'title'> = {
  hint:
    'Eine Zeile je Variante, benannt durch Variant ID oder SKU. Eine leere Zelle ändert nichts, - löscht. Nichts ' +
    'wird gespeichert, bevor Sie gesehen haben, was sich ändert.',
  template: 'Exportieren Sie zuerst Ihre Varianten: Diese Datei ist die Vorlage.',
  choose: 'CSV-Datei wählen',
  drop: 'oder hier ablegen',
  reading: '{{name}} wird geprüft',
  file: 'Datei',
  summary: 'Zeilen: {{rows}}. Mit Änderung: {{changed}}, ohne Änderung: {{unchanged}}, mit Fehler: {{errors}}.',
  willBe:
    'Nach dem Import: {{ready}} bereit, {{incomplete}} unvollständig, {{broken}} fehlerhaft, {{none}} nicht gedruckt',
  becomesBroken_one: '{{count}} Variante würde fehlerhaft. Sie steht oben; prüfen Sie sie, bevor Sie importieren.',
  becomesBroken_other: '{{count}} Varianten würden fehlerhaft. Sie stehen oben; prüfen Sie sie, bevor Sie importieren.',
  errorsTitle: 'Zeilen, die ausgelassen werden',
  firstErrors: 'Die ersten {{count}} sind aufgeführt.',
  row: 'Zeile',
  cause: 'Ursache',
  column: 'Spalte',
  valueColumn: 'Wert',
  apply_one: '{{count}} Änderung importieren',
  apply_other: '{{count}} Änderungen importieren',
  nothing: 'Nichts zu importieren: Jede Zeile ist schon so, oder sie hat einen Fehler.',
  rowError: {
    variant_missing: 'Die Zeile nennt keine Variante',
    variant_unknown: 'Diese Variante gibt es in Ihrem Shop nicht',
    variant_ambiguous: 'Mehr als eine Variante passt; ergänzen Sie die Variant ID',
    variant_repeated: 'Die Variante steht schon in einer früheren Zeile',
    level_unknown: 'Level muss variant oder product sein',
    value_too_long: 'Der Wert ist zu lang',
    value_unreadable: 'Der Wert enthält unlesbare Zeichen; speichern Sie die Datei als CSV mit UTF-8',
    number_shortened:
      'Eine Tabellenkalkulation hat die Zahl gekürzt, die letzten Ziffern fehlen; formatieren Sie die Spalte als ' +
      'Text und füllen Sie sie neu',
    columns_differ: 'Die Zeile hat eine andere Zahl von Spalten als die Kopfzeile',
  },
  fileError: {
    empty: 'Die Datei ist leer.',
    no_header: 'Die erste Zeile muss die Spalten benennen.',
    no_identity_column: 'Es gibt keine Spalte, die die Variante nennt: Variant ID oder SKU.',
    no_field_column: 'Es gibt keine Spalte mit einem Druckfeld, etwa print_sku.',
    unknown_column: 'Die Spalte „{{column}}“ ist nicht bekannt. Benennen Sie sie um oder entfernen Sie sie.',
    too_many_rows: 'Die Datei hat mehr als 20.000 Zeilen. Teilen Sie sie.',
    not_csv: 'Das ist keine CSV-Datei. Speichern Sie sie als CSV mit UTF-8.',
    too_large: 'Die Datei ist größer als 8 MB. Teilen Sie sie.',
  },
};
