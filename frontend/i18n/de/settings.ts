import type { Texts } from '../texts.ts';

export const connections: Texts['connections'] = {
  hint:
    'Verbinden Sie Europa, die USA oder beide. Jede Region hat eigene Zugangsdaten, einen eigenen Katalog und ' +
    'eigene Preise.',
  connected: 'Verbunden',
  rejected: 'Zugangsdaten abgelehnt',
  notConnected: 'Nicht verbunden',
  apiUser: 'API-Benutzer',
  apiKey: 'API-Schlüssel',
  apiKeyHint: 'Wird verschlüsselt gespeichert und nie wieder angezeigt.',
  apiKeyKept: 'Ein Schlüssel ist gespeichert. Geben Sie einen neuen ein, um ihn zu ersetzen.',
  connect: 'Testen und verbinden',
  replace: 'Zugangsdaten ändern',
  testIt: 'Verbindung testen',
  working: 'Picanova antwortet: {{products}} Produkte, {{variants}} Varianten.',
  wrong: 'Picanova hat diese Zugangsdaten abgelehnt. Nichts wurde gespeichert.',
  wrongHint:
    'Kopieren Sie Benutzer und Schlüssel erneut aus Ihrem Picanova-Konto, ohne Leerzeichen. Europa und USA ' +
    'haben verschiedene.',
  pricesIn: 'Die Preise sind in {{currency}}.',
  refused: 'Picanova hat die Anfrage abgelehnt. Nichts wurde gespeichert.',
  busy: 'Picanova erlaubt in dieser Minute keine weiteren Anfragen. Versuchen Sie es in einer Minute erneut.',
  unreachable: 'Picanova war nicht erreichbar. Nichts wurde gespeichert; versuchen Sie es in einer Minute erneut.',
  missing: 'Geben Sie beides ein, Benutzer und Schlüssel.',
  catalogue: 'Katalog',
  catalogueValue: '{{count}} Varianten, gelesen {{when}}',
  catalogueReading: 'Wird gelesen; das dauert etwa eine Minute',
  currency: 'Währung',
  webhook: 'Webhook-Adresse',
  webhookHint:
    'Fügen Sie sie in die Store-Einstellungen Ihres Picanova-Kontos ein, damit Sendungen in Sekunden ankommen.',
  webhookSeen: 'Letzter Aufruf {{when}}',
  webhookNever: 'Noch kein Aufruf angekommen',
  copyUrl: 'Webhook-Adresse kopieren',
  newSecret: 'Neue Adresse erzeugen',
  newSecretTitle: 'Neue Webhook-Adresse erzeugen?',
  newSecretText:
    'Fügen Sie die neue Adresse bei Picanova ein. Früher gesendete Aufträge behalten die alte, die noch 90 Tage gilt.',
  newSecretDone: 'Neue Adresse erzeugt. Fügen Sie sie bei Picanova ein.',
  disconnect: 'Trennen',
  disconnectTitle: 'Dieses Konto trennen?',
  disconnectText:
    'Bestellungen dieser Region warten, bis wieder ein Konto verbunden ist. Aufträge, die schon bei Picanova ' +
    'sind, werden nicht weiter verfolgt.',
  shared: 'Ein anderer Shop dieser App hat dasselbe Picanova-Konto verbunden',
  sharedText:
    'Ein Store bei Picanova meldet nur an eine Webhook-Adresse: Nachrichten für einen der beiden Shops kommen spät. ' +
    'Legen Sie bei Picanova für jeden Shop einen eigenen Store an und verbinden Sie diesen mit dessen Benutzer und ' +
    'Schlüssel.',
  where: 'Wo Sie Benutzer und Schlüssel finden',
  whereSteps: {
    login: 'Melden Sie sich bei Ihrem Picanova-Konto (merchOne) an.',
    store: 'Öffnen Sie „Stores“, dann Ihren Store, dann „Settings“.',
    keys: 'Kopieren Sie API-Benutzer und API-Schlüssel von dort in das Formular unten.',
    webhook:
      'Nach dem Verbinden: Fügen Sie die hier gezeigte Webhook-Adresse dort unter „Webhook URL“ ein und speichern Sie.',
  },
  openPicanova: 'merchOne öffnen',
  noCurrency: 'Eine Währung nennt es noch nicht.',
  mode: {
    live: 'Es nimmt echte Aufträge an.',
    tests_only:
      'Alle seine bisherigen Aufträge sind Testaufträge. Ist Ihr Store bei Picanova im Sandbox-Modus, wird aus ' +
      'keinem Auftrag etwas hergestellt.',
    unknown: 'Ob es im Sandbox-Modus ist, zeigt sich mit dem ersten Auftrag.',
  },
  keep: 'Verbunden lassen',
};

export const sending: Texts['sending'] = {
  routingTitle: 'Wo gedruckt wird',
  routing: 'Region',
  routingChoice: { by_destination: 'Nach Ziel', always_eu: 'Immer in Europa', always_us: 'Immer in den USA' },
  routingHelp: {
    by_destination:
      'USA und Kanada werden in den USA gedruckt, alles andere in Europa. Ist nur ein Konto verbunden, druckt ' +
      'dieses alles.',
    always_eu: 'Braucht ein europäisches Konto.',
    always_us: 'Braucht ein US-Konto.',
  },
  whenTitle: 'Wann gesendet wird',
  waitHours: 'Wartezeit in Stunden',
  waitHoursHelp: '0 bis 72 Stunden zwischen Zahlung und Senden, in denen sich eine Bestellung noch ändern lässt.',
  waitHoursError: 'Geben Sie eine Zahl von 0 bis 72 ein.',
  sendAuthorized: 'Auch Bestellungen senden, deren Zahlung nur autorisiert ist',
  sendAuthorizedHelp: 'Sonst wird eine Bestellung gesendet, sobald sie bezahlt ist.',
  approvalTitle: 'Manuelle Freigabe',
  approveAll: 'Jede Bestellung wartet auf meine Freigabe',
  approveHighRisk: 'Bestellungen mit hohem Betrugsrisiko warten auf meine Freigabe',
  riskWaitMinutes: 'Minuten, die auf die Betrugsprüfung gewartet wird',
  riskWaitMinutesHelp:
    'Shopify prüft eine Bestellung kurz nach der Zahlung. So lange ab Zahlung wartet sie auf das Ergebnis, ' +
    '0 bis 1.440 Minuten; liegt bis dahin keines vor, wird sie gesendet. In einem Shop, dessen Bestellungen noch nie ' +
    'geprüft wurden, wartet keine.',
  riskWaitMinutesError: 'Geben Sie eine Zahl von 0 bis 1.440 ein.',
  approveProductTags: 'Produkt-Tags, die eine Freigabe verlangen',
  approveOrderTags: 'Bestell-Tags, die eine Freigabe verlangen',
  tagsHelp: 'Trennen Sie Tags mit Kommas.',
  contactTitle: 'Telefonnummer und E-Mail der Käufer',
  contactHint:
    'Picanova gibt sie dem Zusteller, der damit das Paket ankündigt. Für eine Bestellung wird keines von beiden ' +
    'gebraucht.',
  phonePolicy: 'Telefonnummer',
  emailPolicy: 'E-Mail',
  contactChoice: {
    send: 'Die des Käufers senden',
    omit: 'Nicht senden',
    default: 'Die des Käufers senden, sonst meine',
  },
  defaultPhone: 'Telefonnummer für Bestellungen ohne eine',
  defaultPhoneError: 'Geben Sie eine Telefonnummer mit höchstens 64 Zeichen ein.',
  defaultEmail: 'E-Mail für Bestellungen ohne eine',
  defaultEmailError: 'Geben Sie eine E-Mail-Adresse ein.',
  marginTitle: 'Marge',
  marginFloor: 'Geringste Marge in Prozent',
  marginFloorHelp:
    'Von dem, was für die Artikel bezahlt wurde, ohne Steuer. Eine Bestellung, bei der weniger bleibt, ' +
    'wird markiert. Leer = keine Grenze.',
  marginFloorError: 'Geben Sie eine Zahl von 0 bis 99 ein, oder nichts.',
  holdBelowFloor: 'Bestellungen darunter warten auf meine Freigabe',
  testTitle: 'Testmodus',
  testMode: 'Jede Bestellung als Test senden',
  testModeHelp: 'Picanova stellt nichts her, berechnet nichts, und keine Bestellung wird als erfüllt markiert.',
};

export const shipping: Texts['shipping'] = {
  defaultTitle: 'Standard-Versandart',
  defaultHint: 'Gilt, wenn oben keine Regel passt.',
  defaultFor: 'Standard-Versandart, {{region}}',
  cheapest: 'Günstigste gültige',
  fallback: 'Die günstigste gültige Versandart nehmen, wenn die gewählte für ein Ziel nicht angeboten wird',
  fallbackHelp: 'Sonst wartet die Bestellung mit einem Problem.',
  design: 'Bestellungen mit einem fertigen Design',
  designHelp: 'Für sie wählt Picanova die Versandart selbst und nimmt nur diesen Wunsch an.',
  designType: { tracked: 'Immer mit Sendungsverfolgung', untracked: 'Die günstigste, auch ohne Verfolgung' },
  rulesTitle: 'Versandzuordnung',
  rulesHint: 'Welche Picanova-Versandart für welchen Ihrer Shopify-Versandtarife gilt.',
  ruleTitle: 'Shopify-Tarif',
  ruleCountry: 'Land',
  ruleRegion: 'Gedruckt in',
  ruleMethod: 'Picanova-Versandart',
  anyCountry: 'Jedes Land',
  addRule: 'Regel hinzufügen',
  removeRule: 'Regel für {{title}} entfernen',
  noRules: 'Noch keine Regeln: Für jeden Tarif gilt die Standard-Versandart.',
  reviewTitle: 'Tarife ohne Regel',
  reviewHint: 'Kamen in Ihren Bestellungen vor und sind nicht zugeordnet. Sie gehen mit der Standard-Versandart.',
  seen_one: '{{count}} Bestellung, {{region}}',
  seen_other: '{{count}} Bestellungen, {{region}}',
  mapIt: 'Zuordnen',
  mapLabel: '{{title}} zuordnen',
  methodsHint: 'Jetzt angeboten, für ein Stück nach {{country}}',
  methodCode: 'Code der Versandart',
  shownFor: 'Versandarten gezeigt für',
  chooseMethod: 'Versandart wählen',
  titleMissing: 'Geben Sie den Namen des Shopify-Tarifs ein.',
  methodMissing: 'Wählen Sie eine Versandart.',
  ratesTitle: 'Wechselkurse',
  ratesHint:
    'Nur wenn Ihr Shop in einer anderen Währung verkauft, als Ihr Picanova-Konto hat: für Zollpapiere, in denen ' +
    'steht, was Ihr Käufer ohne Steuer bezahlt hat, und für die Marge.',
  noRates: 'Keine Kurse. Innerhalb der EU, und wo beide Währungen gleich sind, braucht es keinen.',
  rateFrom: 'Währung Ihres Shops',
  rateTo: 'Währung bei Picanova',
  rate: 'Eine Einheit ist wert',
  rateCurrencyFault: 'Drei Buchstaben, etwa USD.',
  rateFault: 'Geben Sie eine Zahl über 0 ein.',
  addRate: 'Kurs hinzufügen',
  removeRate: 'Kurs von {{from}} entfernen',
};

export const fields: Texts['fields'] = {
  namespaceTitle: 'Wo Druckfelder stehen',
  namespace: 'Metafeld-Namespace',
  namespaceHelp:
    'Wird zuerst gelesen, und alle Editoren hier schreiben dorthin. Wählen Sie Ihren eigenen, wenn ein anderes ' +
    'Werkzeug die Felder füllt.',
  namespaceApp: 'Der App eigen',
  namespaceKeys_one: '{{namespace}} ({{count}} Feld)',
  namespaceKeys_other: '{{namespace}} ({{count}} Felder)',
  other: 'Wird danach gelesen',
  otherNamespace: 'Anderer Namespace',
  namespaceError: 'Verwenden Sie Buchstaben, Ziffern, - und _, mindestens zwei.',
  lineTitle: 'Druckfelder aus Bestellzeilen',
  line: 'Was Käufer entscheiden dürfen',
  lineChoice: { none: 'Nichts', artwork_only: 'Nur das Motiv', all: 'Alle Felder' },
  lineHelp: {
    none: 'Eigenschaften der Bestellzeilen werden nicht beachtet.',
    artwork_only:
      'Für personalisierte Produkte: Der Link zum Motiv darf mit der Bestellzeile kommen, alles andere kommt ' +
      'aus Ihrem Produkt.',
    all: 'Nur für Shops, deren Personalisierung alle Felder füllt.',
  },
  lineWarning:
    'Eigenschaften der Bestellzeile schreibt der Browser des Käufers. Wer die Druck-SKU setzen kann, kann eine ' +
    'kleine Leinwand bezahlen und eine große herstellen lassen.',
  hosts: 'Hosts, von denen Motive kommen dürfen',
  hostsHelp: 'Mit Kommas trennen, etwa cdn.shopify.com. Leer erlaubt jeden Host.',
  artworkTitle: 'Form der Motive',
  tolerance: 'Größte Abweichung vom Druck, in Prozent',
  toleranceHelp:
    'Das Bild füllt den Druck, was übersteht, wird am Rand abgeschnitten. Ist es mehr als hier erlaubt, hält die ' +
    'Bestellung an und sagt es.',
  toleranceError: 'Geben Sie eine Zahl von 0 bis {{max}} ein.',
  defaultsTitle: 'Standardwerte für Optionen',
  defaultsHint: 'Gelten, wenn bei einem Produkt eine Pflichtoption fehlt.',
  option: 'Option',
  addDefault: 'Standard hinzufügen',
  noDefaults: 'Keine Standardwerte: Eine fehlende Pflichtoption ist ein Problem.',
  removeDefault: 'Standard für {{option}} entfernen',
  valueFor: 'Wert von {{option}}',
};

export const updates: Texts['updates'] = {
  tagsTitle: 'Tags der Bestellung',
  tagAfterImport: 'Tag nach dem Senden an Picanova',
  tagAfterShipment: 'Tag nach dem Versand',
  tagHelp: 'Leer für kein Tag.',
  tagError: 'Höchstens 40 Zeichen.',
  buyerTitle: 'E-Mail an den Käufer',
  notify: 'Shopify benachrichtigt den Käufer',
  notifyChoice: {
    at_shipment: 'Wenn Picanova versendet',
    never: 'Nie',
  },
  notifyHelp: 'Die Versand-Mail kommt von Shopify, mit Ihrer eigenen Vorlage, einmal je Paket.',
};
