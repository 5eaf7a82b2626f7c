import type { Texts } from '../texts.ts';

export const products: Texts['products'] = {
  title: 'Produkte',
  one: 'Variante',
  many: 'Varianten',
  search: 'Nach Titel, SKU oder Druck-SKU suchen',
  tab: { all: 'Alle', ready: 'Bereit', incomplete: 'Unvollständig', broken: 'Fehlerhaft', none: 'Wird nicht gedruckt' },
  status: { ready: 'Bereit', incomplete: 'Unvollständig', broken: 'Fehlerhaft', none: 'Wird nicht gedruckt' },
  column: { variant: 'Variante', status: 'Status', print: 'Gedruckt als', size: 'Größe', price: 'Druckpreis' },
  onlyProduct: 'Ein Produkt',
  onlyChange: 'Eine Änderung im Katalog',
  editVariant: 'Druckfelder von {{title}} bearbeiten',
  menu: {
    more: 'Weitere Aktionen',
    bulk: 'In einer Tabelle bearbeiten',
    mapping: 'Nach Optionswert zuordnen',
    copy: 'Auf andere Produkte kopieren',
    import: 'CSV importieren',
    export: 'CSV exportieren',
    catalogue: 'Katalog ansehen',
    index: 'Produkte neu aus Shopify lesen',
  },
  indexedAt: 'Aus Shopify gelesen {{when}}',
  notIndexed: 'Ihre Produkte werden aus Shopify gelesen. Sie erscheinen hier nach und nach.',
  reading_one:
    'Ihre Produkte werden aus Shopify gelesen, bisher {{count}} Variante. Was hier fehlt, erscheint, wenn das ' +
    'fertig ist.',
  reading_other:
    'Ihre Produkte werden aus Shopify gelesen, bisher {{count}} Varianten. Was hier fehlt, erscheint, wenn das ' +
    'fertig ist.',
  unread_one: '{{count}} der gewählten Produkte wurde noch nicht aus Shopify gelesen und ist hier noch unbekannt.',
  unread_other: '{{count}} der gewählten Produkte wurden noch nicht aus Shopify gelesen und sind hier noch unbekannt.',
  startIndex: 'Produkte jetzt lesen',
  empty: {
    title: 'Hier erscheinen Ihre Produkte',
    text: 'Jede Variante Ihres Shops steht hier mit dem, was zum Drucken noch fehlt.',
  },
  emptyFilter: { title: 'Keine Variante passt', text: 'Versuchen Sie andere Wörter oder einen anderen Reiter.' },
  field: {
    print_sku: 'Druck-SKU',
    print_url: 'Link zum Motiv',
    print_design_id: 'Fertiges Design',
    print_sku_eu: 'Druck-SKU, nur Europa',
    print_sku_us: 'Druck-SKU, nur USA',
    print_option_name_1: 'Option 1 Name',
    print_option_name_2: 'Option 2 Name',
    print_option_name_3: 'Option 3 Name',
    print_option_name_4: 'Option 4 Name',
    print_option_name_5: 'Option 5 Name',
    print_option_value_1: 'Option 1 Wert',
    print_option_value_2: 'Option 2 Wert',
    print_option_value_3: 'Option 3 Wert',
    print_option_value_4: 'Option 4 Wert',
    print_option_value_5: 'Option 5 Wert',
  },
  fieldHint: {
    print_sku: 'Was Picanova herstellt. Wählen Sie es aus dem Katalog.',
    print_url: 'https-Link zu einem JPEG oder PNG unter 40 MB.',
    print_design_id:
      'SKU eines Produkts, das mit seinem Motiv bei Picanova eingerichtet wurde. Dann braucht es weder ' +
      'Druck-SKU noch Motiv.',
  },
  isFile: 'Eine Datei Ihres Shops. Gewählt wird sie in Shopify, auf der Seite des Produkts oder der Variante.',
  level: {
    label: 'Die Felder gelten für',
    variant: 'Nur diese Variante',
    product: 'Alle Varianten des Produkts',
    short_variant: 'Variante',
    short_product: 'Produkt',
  },
  inherited: 'Derzeit von: {{level}} ({{namespace}}): {{value}}',
  optionsTitle: 'Optionen',
  optionName: 'Option',
  optionValue: 'Wert',
  addOption: 'Option hinzufügen',
  regionsTitle: 'Abweichungen je Region',
  choose: 'Aus Katalog wählen',
  checking: 'Wird geprüft',
  check: { title: 'Mit diesen Feldern', product: '{{ready}} von {{total}} Varianten bereit' },
  makes: '{{name}}, {{width}} × {{height}} cm, {{price}}',
  surcharged: '{{name}} (+{{price}})',
  saved: 'Druckfelder gespeichert',
  conflict:
    'Jemand anderes hat diese Felder inzwischen geändert. Ihre Eingaben stehen noch im Formular; speichern Sie ' +
    'erneut, um zu ersetzen, was jetzt dort steht.',
  conflictNow: '{{field}} jetzt: {{value}}',
  refused: 'Shopify hat die Änderung abgelehnt: {{reason}}',
  byRegion: {
    ready: 'bereit {{where}}',
    incomplete: 'unvollständig {{where}}',
    broken: 'fehlerhaft {{where}}',
    none: 'nicht gedruckt {{where}}',
    foreign: 'nicht im Angebot {{where}}',
  },
  inRegion: { EU: 'in Europa', US: 'in den USA' },
  foreign: 'Nicht im Angebot',
  foreignHint:
    'Ihr Katalog {{where}} hat diesen Artikel nicht. Um ihn dort zu verkaufen, tragen Sie unter „Abweichungen je ' +
    'Region“ eine Druck-SKU dieser Region ein.',
  gone: {
    title: 'Diese Variante gibt es nicht mehr',
    text: 'Sie wurde in Shopify gelöscht.',
    all: 'Alle Produkte zeigen',
  },
  notFound: 'Diese Variante gibt es in Shopify nicht mehr.',
};

export const bulk: Texts['bulk'] = {
  title: 'In einer Tabelle bearbeiten',
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

export const mapping: Texts['mapping'] = {
  title: 'Nach Optionswert zuordnen',
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

export const copyFields: Texts['copyFields'] = {
  title: 'Auf andere Produkte kopieren',
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

export const csv: Texts['csv'] = {
  title: 'CSV importieren',
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

export const catalogue: Texts['catalogue'] = {
  title: 'Katalog',
  search: 'Nach Produkt, Größe oder Code suchen',
  product: 'Produkt',
  allProducts: 'Alle Produkte',
  region: 'Region',
  price: 'ab {{price}}',
  size: '{{width}} × {{height}} cm',
  pixels: 'Motiv mindestens {{width}} × {{height}} px',
  required: 'Pflichtoptionen',
  choice: '{{name}}: {{values}}',
  noOptions: 'Keine Optionen nötig',
  use: 'Verwenden',
  useLabel: '{{code}} verwenden',
  notConnected: 'Verbinden Sie ein Picanova-Konto, um seinen Katalog zu sehen',
  notConnectedHint: 'Produkte, Preise und Optionen kommen aus Ihrem eigenen Konto.',
  connect: 'Verbinden',
  empty: 'Nichts im Katalog passt',
  emptyHint: 'Versuchen Sie weniger Wörter. Ein eben verbundener Katalog braucht eine Minute, bis er da ist.',
  refresh: 'Katalog neu lesen',
  refreshing: 'Der Katalog wird gelesen. Das dauert ein, zwei Minuten.',
  hide: 'Katalog ausblenden',
  more: 'Mehr anzeigen',
};
