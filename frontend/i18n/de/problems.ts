import { addressParts, answerDiffers, answerDiffersIn } from './problems-answer.ts';
import type { Texts } from '../texts.ts';
import { artworkProblems, artworkReasons } from './problems-artwork.ts';
import { customsProblems } from './problems-customs.ts';

export const problems: Texts['problems'] = {
  not_connected: {
    title: 'Picanova ist nicht verbunden',
    what: 'Die Bestellung gehört zu einer Region, für die kein Picanova-Konto verbunden ist.',
    todo: 'Verbinden Sie das Konto dieser Region oder ändern Sie, wo gedruckt wird.',
    button: 'Picanova verbinden',
  },
  credentials_rejected: {
    title: 'Picanova lehnt die Zugangsdaten ab',
    what: 'API-Benutzer oder -Schlüssel dieser Region werden nicht mehr angenommen.',
    todo: 'Geben Sie die aktuellen Zugangsdaten ein. Wartende Bestellungen laufen dann von selbst weiter.',
    button: 'Zugangsdaten ändern',
  },
  missing_print_sku: {
    title: 'Druck-SKU fehlt',
    what: 'Der Artikel hat Druckfelder, aber keines, das sagt, was hergestellt wird.',
    todo: 'Wählen Sie das Produkt aus dem Katalog oder nennen Sie ein fertiges Design.',
    button: 'Druckfelder bearbeiten',
  },
  missing_print_url: {
    title: 'Motiv fehlt',
    what: 'Der Artikel sagt, was hergestellt wird, hat aber keinen Link zum Motiv.',
    todo: 'Ergänzen Sie den Link zum Motiv bei der Variante oder beim Produkt.',
    button: 'Druckfelder bearbeiten',
  },
  artwork_conflict: {
    title: 'Zwei verschiedene Motive',
    what:
      'Das Produkt ist ein fertiges Design mit eigenem Bild bei Picanova, und mit der Bestellung kam ein anderes ' +
      'Bild. Nur eines kann gedruckt werden.',
    todo:
      'Entfernen Sie das fertige Design, um das andere Bild zu drucken, oder den Link zum Motiv, um das Design ' +
      'zu drucken.',
    button: 'Druckfelder bearbeiten',
  },
  unknown_sku: {
    title: 'Druck-SKU nicht im Katalog',
    what: 'Der Katalog des verbundenen Kontos hat kein Produkt mit diesem Code.',
    todo: 'Wählen Sie das Produkt erneut aus dem Katalog. Europa und USA haben verschiedene Kataloge.',
    button: 'Druckfelder bearbeiten',
  },
  unknown_option: {
    title: 'Option unbekannt',
    what: 'Das Produkt bietet diese Option oder diesen Wert nicht an.',
    todo: 'Wählen Sie einen der gültigen Werte.',
    button: 'Druckfelder bearbeiten',
  },
  missing_option: {
    title: 'Pflichtoption fehlt',
    what: 'Picanova stellt dieses Produkt ohne die Option nicht her.',
    todo: 'Setzen Sie die Option beim Produkt oder einen Standard für alle Produkte in den Einstellungen.',
    button: 'Druckfelder bearbeiten',
  },
  incomplete_option: {
    title: 'Option nur halb ausgefüllt',
    what: 'Eine Option hat einen Namen ohne Wert, einen Wert ohne Namen oder zwei Werte.',
    todo: 'Füllen Sie Name und Wert aus oder leeren Sie beide.',
    button: 'Druckfelder bearbeiten',
  },
  field_unreadable: {
    title: 'Druckfeld ohne brauchbaren Inhalt',
    what:
      'In einem Druckfeld steht etwas anderes als ein einzelner Text: mehrere Werte, ein Verweis auf etwas in ' +
      'Shopify oder eine Angabe mit Einheit.',
    todo: 'Lassen Sie im Feld einen einzigen Wert stehen, als Text.',
    button: 'Druckfelder bearbeiten',
  },
  artwork_processing: {
    title: 'Shopify bereitet die Datei noch auf',
    what: 'Das Motiv ist eine Datei in Shopify, die eben erst hochgeladen wurde. Shopify ist damit noch nicht fertig.',
    todo: 'Sie müssen nichts tun: Wir sehen alle paar Minuten nach, dann geht die Bestellung von selbst weiter.',
    button: 'Erneut prüfen',
  },
  artwork_unreachable: {
    title: 'Motiv kann nicht geladen werden',
    what: 'Der Link zum Motiv führt nicht zu einem Bild, das jeder laden darf.',
    todo: 'Öffnen Sie den Link in einem privaten Fenster. Zeigt er das Bild nicht, ersetzen Sie ihn.',
    button: 'Druckfelder bearbeiten',
  },
  ...artworkProblems,
  address_incomplete: {
    title: 'Adresse nicht vollständig',
    what:
      'Etwas, das Picanova für die Zustellung braucht, fehlt oder ist zu lang. Nichts wird stillschweigend ' +
      'gekürzt.',
    todo: 'Berichtigen Sie die Lieferadresse der Bestellung in Shopify. Danach wird sie von selbst gesendet.',
    button: 'Adresse in Shopify ändern',
  },
  address_withheld: {
    title: 'Shopify hält die Adresse zurück',
    what: 'Shopify hat die geschützten Kundendaten dieser Bestellung nicht für die App freigegeben.',
    todo: 'Auf der Startseite steht, wo sie freigegeben werden. Danach geht es in wenigen Minuten von selbst weiter.',
    button: 'Erneut prüfen',
  },
  destination_not_served: {
    title: 'Picanova versendet nicht dorthin',
    what: 'Picanova liefert dieses Produkt nicht in das Land des Käufers.',
    todo:
      'Vereinbaren Sie mit dem Käufer eine andere Adresse oder ein anderes Produkt, oder erstatten Sie den ' +
      'Artikel.',
    button: 'Bestellung in Shopify öffnen',
  },
  shipping_method_invalid: {
    title: 'Versandart wird nicht angeboten',
    what: 'Die zugeordnete Versandart gibt es für dieses Ziel und diese Artikel nicht.',
    todo: 'Wählen Sie eine andere Versandart oder erlauben Sie die günstigste gültige als Ersatz.',
    button: 'Versandzuordnung ändern',
  },
  payment_pending_at_picanova: {
    title: 'Picanova wartet auf Zahlung',
    what: 'Picanova hat den Auftrag, konnte Ihr Konto aber nicht belasten.',
    todo:
      'Laden Sie Ihr Guthaben auf oder aktualisieren Sie Ihre Karte bei Picanova. Wir sehen von selbst wieder ' +
      'nach.',
    button: 'Erneut prüfen',
  },
  rejected_by_picanova: {
    title: 'Picanova hat den Auftrag abgelehnt',
    what: 'Picanova hat den Auftrag nicht so angenommen, wie er gesendet wurde.',
    todo: 'Berichtigen Sie, was Picanova unten nennt, und prüfen Sie erneut.',
    button: 'Erneut prüfen',
  },
  answer_differs: answerDiffers,
  failed_at_picanova: {
    title: 'Herstellung fehlgeschlagen',
    what: 'Picanova konnte den Auftrag nicht herstellen.',
    todo: 'Beheben Sie die Ursache und senden Sie ihn neu.',
    button: 'Neu senden',
  },
  cancelled_at_picanova: {
    title: 'Bei Picanova storniert',
    what: 'Der Auftrag wurde bei Picanova storniert, nicht aus Shopify.',
    todo: 'Senden Sie ihn neu, wenn der Käufer ihn noch möchte, oder erstatten Sie ihn in Shopify.',
    button: 'Neu senden',
  },
  too_late_to_cancel: {
    title: 'Zu spät für eine Stornierung',
    what: 'Die Herstellung hatte begonnen, als die Stornierung ankam. Der Auftrag wird hergestellt und versendet.',
    todo: 'Sprechen Sie mit dem Käufer, bevor Sie erstatten: Das Paket kommt an.',
    button: 'Bestellung in Shopify öffnen',
  },
  address_changed: {
    title: 'Geht an die alte Adresse',
    what: 'Als die Adresse in Shopify geändert wurde, lief die Herstellung schon. Das Paket geht an die alte.',
    todo: 'Unten stehen beide. Bitten Sie Picanova oder den Paketdienst um Umleitung und informieren Sie den Käufer.',
    button: 'Bestellung in Shopify öffnen',
  },
  tracking_not_written: {
    title: 'Sendung nicht in Shopify eingetragen',
    what: 'Das Paket ist unterwegs, aber Shopify hat das Fulfillment nicht angenommen.',
    todo:
      'Versuchen Sie es erneut. Bleibt es so, sehen Sie die Bestellung in Shopify an: Vielleicht ist sie ' +
      'angehalten oder schon erfüllt.',
    button: 'Erneut eintragen',
  },
  test_mode_mismatch: {
    title: 'Test und echt passen nicht zusammen',
    what: 'Der Auftrag war als Test gemeint und Picanova behandelt ihn als echt, oder umgekehrt.',
    todo: 'Prüfen Sie den Modus Ihres Picanova-Kontos und den Testmodus der App.',
    button: 'Verbindungen prüfen',
  },
  shopify_access_lost: {
    title: 'Kein Zugriff auf Ihren Shop',
    what: 'Shopify lässt die App diese Bestellung nicht lesen.',
    todo: 'Das Öffnen der App erneuert den Zugriff. Prüfen Sie erneut.',
    button: 'Erneut prüfen',
  },
  access_not_granted: {
    title: 'Shopify lässt die App das nicht tun',
    what:
      'Shopify lässt die App nicht lesen, was sie für diesen Schritt braucht. Picanova arbeitet an dem Auftrag ' +
      'weiter.',
    todo:
      'Auf der Startseite steht, was fehlt und wo es freigegeben wird. Danach geht es in wenigen Minuten von ' +
      'selbst weiter.',
    button: 'Erneut prüfen',
  },
  picanova_unreachable: {
    title: 'Picanova antwortet nicht',
    what: 'Picanova hat seit einer Weile nicht geantwortet. Wir versuchen es weiter; nichts wird doppelt gesendet.',
    todo: 'Sie müssen nichts tun. Sie können es sofort versuchen.',
    button: 'Jetzt versuchen',
  },
  data_unreadable: {
    title: 'Gespeicherte Daten sind nicht lesbar',
    what: 'Was die App zu diesem Druckauftrag gespeichert hat, ist nicht lesbar. Er steht still; andere laufen weiter.',
    todo: 'Was noch nicht gesendet ist, wird aus Shopify neu erstellt. Bleibt es so, fragen Sie den Support der App.',
    button: 'Erneut prüfen',
  },
  bundle_fields: {
    title: 'Druckfelder nur beim Bundle',
    what:
      'Gekauft wurde ein Bundle. Das Bundle hat Druckfelder, aber keines der Produkte darin. So ist nicht bekannt, ' +
      'welches davon wie gedruckt wird.',
    todo: 'Geben Sie den Produkten des Bundles, die gedruckt werden, eigene Druckfelder.',
    button: 'Druckfelder bearbeiten',
  },
  ...customsProblems,
  product_deleted: {
    title: 'Produkt in Shopify gelöscht',
    what:
      'Das Produkt wurde nach der Bestellung in Shopify gelöscht, und mit ihm seine Druckfelder. Nach allem, was ' +
      'bekannt ist, hat Picanova es gedruckt.',
    todo:
      'Bearbeiten Sie die Bestellung: Entfernen Sie den Artikel, und fügen Sie ein Produkt mit Druckfeldern hinzu. ' +
      'Gehört er nicht zu Picanova, versenden Sie ihn selbst.',
    button: 'Bestellung in Shopify öffnen',
  },
  fulfilled_by_shopify: {
    title: 'Von Shopify erfüllt, nicht gedruckt',
    what:
      'Shopify hat diese Bestellung im Moment der Zahlung als erfüllt markiert, weil Ihre Checkout-Einstellungen das ' +
      'so vorsehen. Gedruckt wurde nichts.',
    todo:
      'Senden Sie sie trotzdem: Sie wird gedruckt, und die Sendungsnummer kommt zum Fulfillment in Shopify. Schalten ' +
      'Sie für die nächsten Bestellungen in Shopify unter „Bestellabwicklung“ das automatische Erfüllen aus.',
    button: 'Trotzdem senden',
  },
};

export const facts: Texts['facts'] = {
  region: 'Region',
  sku: 'Druck-SKU',
  option: 'Option',
  options: 'Optionen',
  value: 'Wert',
  valid: 'Gültig',
  missing: 'Fehlt',
  tooLong: 'Zu lang',
  country: 'Land',
  reason: 'Antwort',
  words: 'Von Picanova genannt',
  fields: 'Felder',
  field: 'Feld',
  method: 'Versandart',
  attempts: 'Versuche',
  meant: 'Gemeint',
  answered: 'Bei Picanova',
  number: 'Nummer',
  source: 'Quelle',
  title: 'Shopify-Tarif',
  bundle: 'Bundle',
  product: 'Produkt',
  shopSku: 'SKU',
  picanovaOrderId: 'Picanova-Auftrag',
  trackingNumber: 'Sendungsnummer',
  carrier: 'Versanddienst',
  shopCurrency: 'Währung Ihres Shops',
  customsCurrency: 'Währung für den Zoll',
  from: 'Vorher',
  to: 'Nachher',
  items: 'Artikel',
  externalId: 'Unsere Nummer',
  problems: 'Probleme',
  attempt: 'Versuch',
  outcome: 'Ergebnis',
  notes: 'Vermerke',
  what: 'Abweichung bei',
  parts: 'Teile',
  pieces: 'Stück zu viel',
  url: 'Link',
  state: 'Stand',
  holdReason: 'Wartet auf',
  leftOut: 'Kommt ohne Picanova zum Käufer',
  kind: 'Art',
  total: 'Gesamt',
  succeeded: 'Erledigt',
  unchanged: 'Nichts zu tun',
  failed: 'Fehlgeschlagen',
  type: 'Ereignis',
  orders: 'Bestellungen',
  how: 'Wie',
  status: 'Stand bei Picanova',
  dropped: 'Nicht mehr gewünscht',
  cancelled: 'Zu stornieren',
  author: 'Von',
  comment: 'Kommentar',
  location: 'Ort',
  details: 'Einzelheiten',
  date: 'Zeit',
  event: 'Ereignis',
  needed: 'Nötige Pixel',
  has: 'Vorhandene Pixel',
  dpi: 'Auflösung im Druck, in dpi',
  goodUpTo: 'Gut bis',
  percent: 'Abweichung in Prozent',
  megabytes: 'Größe in MB',
  found: 'Was dort liegt',
  service: 'Wo es liegt',
  printOrders: 'Druckaufträge',
};

export const factValues: Texts['factValues'] = {
  leftOut: {
    pick_up: 'Wird abgeholt',
    local_delivery: 'Von Ihnen selbst geliefert',
    retail: 'Im Laden verkauft',
    no_shipping: 'Braucht keinen Versand',
    code_skip: 'Nach den Produkteinstellungen nicht gesendet',
  },
  reason: {
    ...artworkReasons,
    no_variant: 'Der Katalog kennt dieses Produkt nicht',
    no_combination: 'Der Katalog kennt diese Kombination von Optionen nicht',
    combinations_not_loaded: 'Picanova hat die Kombinationen der Optionen noch nicht gezeigt',
    catalogue_not_read: 'Der Katalog wurde noch nicht gelesen',
    not_a_url: 'Das ist kein Link',
    not_https: 'Der Link beginnt nicht mit https://',
    credentials: 'Der Link enthält Benutzer und Passwort',
    private_host: 'Der Link führt in ein privates Netz',
    several_values: 'Es stehen mehrere Werte darin',
    no_text: 'Es steht kein Text darin',
    reference: 'Es verweist auf etwas in Shopify',
    file_processing: 'Shopify ist mit der Datei noch nicht fertig',
    file_failed: 'Shopify konnte die Datei nicht übernehmen',
    file_missing: 'Die Datei gibt es in Shopify nicht mehr',
    lines_removed: 'Die Zeilen wurden aus der Bestellung entfernt',
    not_open: 'Shopify hat den Fulfillment-Auftrag geschlossen',
    order_cancelled: 'Die Bestellung wurde in Shopify storniert',
    order_not_found: 'Die Bestellung gibt es in Shopify nicht mehr',
    shop_gone: 'Den Shop gibt es nicht mehr',
    not_found_at_picanova: 'Picanova kennt den Auftrag nicht mehr',
    unreachable: 'Keine Antwort',
    unknown: 'Die Antwort ging verloren',
    access_lost: 'Der Zugriff wurde verweigert',
  },
  service: {
    google_drive: 'Google Drive',
    dropbox: 'Dropbox',
    onedrive: 'OneDrive',
    wetransfer: 'WeTransfer',
    other: 'Eine Webseite',
  },
  outcome: {
    throttled: 'Zu viele Anfragen in dieser Minute',
    unreachable: 'Keine Antwort',
    unknown: 'Die Antwort ging verloren',
    access_lost: 'Zugriff verweigert',
    not_granted: 'Für die App nicht freigegeben',
    refused: 'Abgelehnt',
  },
  how: {
    never_sent: 'Er war noch nicht gesendet',
    never_arrived: 'Er war bei Picanova nicht angekommen',
    stopped_at_picanova: 'Bei Picanova gestoppt',
    already_cancelled: 'Er war bei Picanova schon storniert',
    failed_there: 'Es war bei Picanova fehlgeschlagen',
  },
  what: answerDiffersIn,
  parts: addressParts,
  meant: { test: 'Test', live: 'Echt' },
  answered: { test: 'Test', live: 'Echt' },
  missing: {
    address: 'Ganze Adresse',
    name: 'Name',
    address1: 'Straße',
    city: 'Ort',
    zip: 'Postleitzahl',
    country: 'Land',
    province: 'Bundesstaat oder Provinz',
    value: 'Wert',
    single_value: 'Ein einziger Wert: Es sind zwei',
  },
  tooLong: {
    firstname: 'Vorname',
    lastname: 'Nachname',
    company: 'Firma',
    streetPrimary: 'Straße',
    streetSecondary: 'Zweite Adresszeile',
    city: 'Ort',
    postcode: 'Postleitzahl',
    telephone: 'Telefon',
    email: 'E-Mail',
  },
  source: {
    line_item: 'Bestellzeile',
    option: 'Variantenoption',
    variant: 'Variante',
    product: 'Produkt',
    captured: 'Vor dem Löschen des Produkts',
    shopify_sku: 'Shopify-SKU',
  },
  type: {
    shipment_sent: 'Paket versendet',
    shipment_tracking_event: 'Neuigkeit zu einem Paket',
    order_commented: 'Kommentar zum Auftrag',
    order_failed: 'Auftrag fehlgeschlagen',
    order_canceled: 'Auftrag storniert',
  },
};
