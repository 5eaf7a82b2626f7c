import type { Texts } from '../texts.ts';

export const common = {
  appName: 'Picanova Fulfillment',
  action: {
    save: 'Speichern',
    discard: 'Verwerfen',
    cancel: 'Abbrechen',
    close: 'Schließen',
    retry: 'Erneut versuchen',
    reload: 'Neu laden',
    copy: 'Kopieren',
    remove: 'Entfernen',
    preview: 'Vorschau',
    next: 'Nächste Seite',
    previous: 'Vorherige Seite',
    clearFilters: 'Filter löschen',
  },
  views: 'Ansichten',
  selection: { all: 'Alle {{count}} auswählen', none: 'Rückgängig' },
  copied: 'Kopiert',
  loading: 'Wird geladen',
  never: 'Noch nicht',
  none: 'Keine',
  region: { EU: 'Europa', US: 'USA' },
  artworkOf: 'Motiv von {{title}}',
  noArtwork: 'Kein Motiv vorhanden',
  away: {
    title: 'Die App antwortet gerade nicht',
    text:
      'Was Sie sehen, ist von {{when}}. Alle paar Sekunden wird erneut gefragt. Bestellungen, die inzwischen ' +
      'eingehen, gehen nicht verloren: Sie werden danach übernommen.',
    again: 'Alle paar Sekunden wird es von selbst erneut versucht.',
    page:
      'Diese Seite öffnet sich von selbst, sobald sie wieder antwortet. Bestellungen, die inzwischen eingehen, gehen ' +
      'nicht verloren.',
  },
  pageMissing: 'Diese Seite gibt es nicht',
  pageMissingHint: 'Der Link ist vielleicht veraltet. Über das Menü erreichen Sie alles.',
  goHome: 'Zur Startseite',
  crashed: 'Diese Seite funktioniert nicht mehr',
  crashedHint:
    'Gespeichertes ist nicht verloren. Laden Sie die Seite neu; wenn es wieder geschieht, schreiben Sie dem ' +
    'Support, was Sie zuletzt getan haben.',
  learnMore: 'Mehr dazu',
  footer: { help: 'Hilfe', support: 'Support', privacy: 'Datenschutz', terms: 'Nutzungsbedingungen' },
};

export const failures: Texts['failures'] = {
  title: 'Das hat nicht funktioniert',
  loadTitle: 'Das konnte nicht geladen werden',
  saidByOther: 'Die Antwort war: {{reason}}',
  offline:
    'Es besteht keine Verbindung zur App: Entweder fehlt Ihnen die Internetverbindung, oder die App steht still.',
  unavailable: 'Die App antwortet gerade nicht. Bestellungen, die inzwischen eingehen, gehen nicht verloren.',
  unreadable:
    'Die App hat etwas geantwortet, das diese Seite nicht versteht. Laden Sie die Seite neu: Vielleicht gibt ' +
    'es eine neue Version.',
  invalid_input: 'Im Formular stimmt etwas nicht. Die betroffenen Felder sind markiert.',
  row_unreadable: 'Was dazu gespeichert war, ist nicht lesbar. Starten Sie die Aufgabe dafür erneut.',
  not_found: 'Das gibt es nicht mehr, oder es gehört zu einem anderen Shop.',
  not_connected: 'Diese Region ist noch nicht mit Picanova verbunden.',
  not_possible: 'Das ist im jetzigen Zustand nicht mehr möglich. Die Seite zeigt den neuesten Stand.',
  conflict: 'Jemand anderes hat dies inzwischen geändert. Die Seite zeigt den neuesten Stand.',
  too_many: 'Das ist zu viel auf einmal. Wählen Sie weniger aus.',
  busy:
    'Die App ist mit einer Aufgabe derselben Art beschäftigt. Warten Sie, bis sie fertig ist, und versuchen Sie ' +
    'es dann erneut.',
  too_many_requests:
    'Das war mehr auf einmal, als die App von einem Shop annimmt. Warten Sie einige Sekunden und versuchen Sie es ' +
    'dann erneut.',
  session_token_invalid: 'Ihre Shopify-Sitzung ist beendet. Laden Sie die Seite neu.',
  token_exchange_refused:
    'Shopify hat die App nicht hereingelassen. Laden Sie die Seite neu; wenn es so bleibt, installieren Sie ' +
    'die App erneut.',
  shopify_unreachable: 'Shopify antwortet gerade nicht. Versuchen Sie es in einer Minute erneut.',
  shopify_access_lost: 'Die App hat den Zugriff auf Ihren Shop verloren. Laden Sie die Seite neu, um ihn zu erneuern.',
  access_not_granted:
    'Shopify lässt die App das nicht tun. Auf der Startseite steht, was fehlt und wo es freigegeben wird.',
  shopify_refused: 'Shopify hat die Änderung abgelehnt.',
  picanova_unreachable: 'Picanova antwortet gerade nicht. Versuchen Sie es in einer Minute erneut.',
  storage_full:
    'Der Speicher der App ist voll: Es lässt sich nichts speichern, bis der Betreiber der App Platz schafft. Was ' +
    'angezeigt wird, stimmt.',
  storage_unavailable:
    'Die App erreicht ihren Speicher gerade nicht. Es wurde nichts gespeichert; versuchen Sie es in einer Minute ' +
    'erneut.',
  bad_request: 'Die App hat die Anfrage nicht verstanden. Laden Sie die Seite neu und versuchen Sie es erneut.',
  internal_error: 'Der App ist ein Fehler unterlaufen. Er wurde aufgezeichnet; versuchen Sie es erneut.',
};

export const jobs: Texts['jobs'] = {
  title: {
    orders_send: 'Bestellungen werden gesendet',
    orders_retry: 'Bestellungen werden erneut geprüft',
    orders_cancel: 'Druckaufträge werden storniert',
    orders_resubmit: 'Druckaufträge werden neu gesendet',
    orders_hold: 'Druckaufträge werden angehalten',
    orders_release: 'Druckaufträge werden freigegeben',
    orders_older: 'Ältere Bestellungen',
    products_index: 'Ihre Produkte werden aus Shopify gelesen',
    products_edit: 'Druckfelder werden gespeichert',
    products_import: 'Druckfelder werden importiert',
  },
  progress: '{{finished}} von {{total}} erledigt',
  preparing: 'Zusammenstellen, was zu tun ist: bisher {{total}}',
  stopping: 'Hält nach dem laufenden Schritt an',
  state: {
    draft: 'Wartet auf Übernahme',
    preparing: 'In Vorbereitung',
    running: 'Läuft',
    done: 'Fertig',
    cancelled: 'Angehalten',
    failed: 'Fehlgeschlagen',
  },
  summary: '{{succeeded}} erledigt, bei {{unchanged}} war nichts zu tun, {{failed}} fehlgeschlagen',
  stillOpen_one: '{{count}} davon hat noch ein Problem.',
  stillOpen_other: '{{count}} davon haben noch ein Problem.',
  showOpen: 'Zeigen, was zu klären ist',
  stop: 'Anhalten',
  undo_zero: 'Rückgängig machen, was sich geändert haben kann',
  undo_one: '{{count}} Änderung rückgängig machen',
  undo_other: '{{count}} Änderungen rückgängig machen',
  stopped: 'Angehalten. Was erledigt ist, bleibt erledigt.',
  failedRows: 'Was fehlgeschlagen ist und warum',
  failedRow: 'Zeile {{row}}: {{label}}',
  failedSomehow: 'Das hat nicht geklappt. Versuchen Sie es für diese Zeile erneut.',
  moreFailed: 'Mehr anzeigen',
};

/** Of all settings pages; the words of each come with its code (`later.ts`). */
export const settings: Texts['settings'] = {
  title: 'Einstellungen',
  section: {
    connections: 'Verbindungen',
    sending: 'Senden',
    shipping: 'Versand',
    fields: 'Druckfelder',
    codes: 'Produkteinstellungen',
    updates: 'Tags und Käufer-E-Mail',
  },
  saved: 'Einstellungen gespeichert',
  savedAndWoken_one: 'Gespeichert. {{count}} wartende Bestellung wird neu geprüft.',
  savedAndWoken_other: 'Gespeichert. {{count}} wartende Bestellungen werden neu geprüft.',
};
