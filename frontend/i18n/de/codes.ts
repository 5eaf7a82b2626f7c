import type { codes as english } from '../en/codes.ts';

export const codes: typeof english = {
  kind: { match: 'Codes zuordnen', skip: 'Codes auslassen' },
  hint: {
    match:
      'Ihre eigenen Codes und die Picanova-SKU, für die jeder steht. Mehrere SKUs ergeben ein Set: Aus einer ' +
      'Position der Bestellung werden mehrere Drucke.',
    skip: 'Codes, die in der Bestellung bleiben und nicht an Picanova gesendet werden.',
  },
  search: 'Codes und SKUs suchen',
  add: 'Zeile hinzufügen',
  import: 'Importieren oder einfügen',
  export: 'Als CSV exportieren',
  code: 'Ihr Code',
  skus: 'Picanova-SKU',
  actions: 'Aktionen',
  edit: 'Bearbeiten',
  editRow: '{{code}} bearbeiten',
  removeRow: '{{code}} entfernen',
  setOf: 'Set aus {{count}}',
  codeHelp: {
    match: 'Wie er in print_sku steht. Groß und klein zählt nur, wo sich zwei Codes sonst in nichts unterscheiden.',
    skip: 'Wie er in print_sku steht oder als SKU der Variante in Shopify.',
  },
  skusHelp: 'Für ein Set bis zu 9 SKUs durch Kommas trennen: links, Mitte, rechts.',
  empty: { match: 'Kein Code ist zugeordnet', skip: 'Kein Code wird ausgelassen' },
  emptyHint: {
    match:
      'Nennen Ihre Produkte die SKUs von Picanova, ist hier nichts zu tun. Sonst fügen Sie Ihre Codes hinzu oder ' +
      'eine Liste ein.',
    skip: 'Fügen Sie die Codes von Waren hinzu, die Sie selbst versenden, etwa Haken oder Gutscheine.',
  },
  emptySearch: 'Kein Code und keine SKU passt',
  emptySearchHint: 'Gefunden wird jeder Teil eines Codes oder einer SKU.',
  paste: 'Liste einfügen',
  pasteHelp: {
    match:
      'Eine Zeile je Code: Code = SKU. Ein Set: Code = SKU, SKU, SKU. Der „Product Code Match“ aus Order Desk ' +
      'lässt sich einfügen.',
    skip: 'Ein Code je Zeile.',
  },
  swap: 'Links und rechts tauschen',
  check: 'Zeigen, was sich ändern würde',
  fileHint: {
    match: 'Spalten: Code, SKU 1, SKU 2 … Exportieren Sie die Tabelle: Diese Datei ist die Vorlage.',
    skip: 'Spalte: Code. Exportieren Sie die Tabelle: Diese Datei ist die Vorlage.',
  },
  noSkuColumn: 'Es gibt keine Spalte mit einer Picanova-SKU, etwa SKU 1.',
  summary: 'Neu: {{added}}. Geändert: {{changed}}. Schon so: {{unchanged}}. Nicht verstanden: {{errors}}.',
  nothing: 'Nichts zu speichern: Jede Zeile ist schon so oder wird nicht verstanden.',
  saveRows_one: '{{count}} Zeile speichern',
  saveRows_other: '{{count}} Zeilen speichern',
  changes: 'Was gespeichert würde',
  isNew: 'Neu',
  rowError: {
    code_missing: 'Geben Sie einen Code ein',
    sku_missing: 'Geben Sie eine Picanova-SKU ein und lassen Sie zwischen Kommas keine leer',
    too_many_skus: 'Ein Set hat höchstens 9 SKUs',
    code_repeated: 'Dieser Code hat schon eine Zeile',
    same_as_code: 'Code und SKU sind gleich: Es braucht keine Zeile',
    cycle: 'Eine andere Zeile führt zu diesem Code zurück',
    not_understood: 'In dieser Zeile steht kein =',
    value_too_long: 'Ein Wert ist länger als 255 Zeichen',
    value_unreadable: 'Ein Wert enthält unlesbare Zeichen; speichern Sie die Datei als CSV mit UTF-8',
    number_shortened:
      'Eine Tabellenkalkulation hat diese Zahl gekürzt; formatieren Sie die Spalte als Text und füllen Sie sie neu',
  },
  skuTitle: 'SKU der Variante in Shopify',
  matchShopifySku: 'Die Shopify-SKU zuordnen, wo eine Variante keine Druck-SKU hat',
  matchShopifySkuHelp:
    'Für Shops, deren Varianten Ihre Codes als SKU tragen. Solche Positionen gelten dann als Drucke; eine Variante, ' +
    'deren SKU nicht in der Tabelle steht, bleibt wie bisher unberührt.',
};
