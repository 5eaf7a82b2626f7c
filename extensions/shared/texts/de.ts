import type { names as englishNames, texts as english } from './en.ts';

type SameKeys<Part> = { readonly [Key in keyof Part]: Part[Key] extends string ? string : SameKeys<Part[Key]> };

const common = {
  loading: 'Wird geladen',
  close: 'Schließen',
  readFailed: 'Shopify hat nicht geantwortet. Laden Sie die Seite neu, um es noch einmal zu versuchen.',
  gone: 'Dieses Produkt gibt es nicht mehr.',
  denied: {
    title: 'Keine Berechtigung',
    read:
      'Shopify zeigt Ihnen die Druckfelder nicht: Ihnen oder der App fehlt die Berechtigung für Produkte. Fragen ' +
      'Sie den Inhaber des Shops. ({{reason}})',
    write:
      'Shopify lässt Sie das nicht ändern: Ihnen oder der App fehlt die Berechtigung dafür. Fragen Sie den ' +
      'Inhaber des Shops. ({{reason}})',
  },
  app: {
    unreachable: 'Die Picanova-App antwortet nicht',
    unreachableFields:
      'Sie können die Druckfelder trotzdem bearbeiten und speichern. Bis sie wieder da ist, fehlen: Katalog, ' +
      'Preise und die Prüfung, ob sich das drucken lässt.',
    unreachableOrder:
      'Bis sie wieder da ist, fehlen: Stand bei Picanova, Probleme und Aktionen. Unten steht, was Shopify ' +
      'weiß; Bestellungen gehen dabei nicht verloren.',
    noCatalogue: 'Der Katalog ist nicht erreichbar. Werte werden als Text eingegeben und nicht geprüft.',
    notRead:
      'Die App hat dieses Produkt noch nicht gelesen, sein Stand ist daher unbekannt. Sie können bearbeiten ' +
      'und speichern.',
  },
  region: { EU: 'Europa', US: 'USA' },
};

const fields = {
  namespace: {
    chosen: 'Gespeichert im Namespace „{{namespace}}“, wie in den Einstellungen gewählt.',
    assumed:
      'Die Einstellungen sind nicht lesbar. Druckfelder werden im Namespace „{{namespace}}“ gespeichert; ' +
      'warten Sie, wenn Ihr Shop einen anderen nutzt.',
  },
  field: {
    product: 'Picanova-Produkt',
    chooseProduct: 'Produkt wählen',
    size: '{{name}} · {{width}} × {{height}} cm · {{price}}',
    none: 'Nicht gesetzt',
    empty: 'leer',
    notInCatalogue: '{{value}} (nicht im Katalog)',
    notOffered: '{{value}} (nicht im Angebot)',
    required: '{{name}} (erforderlich)',
    inheritedValue: 'Zurzeit: {{value}}',
    optionMissing: 'Ohne diese Option wird das Produkt nicht gedruckt, außer die Einstellungen haben einen Standard.',
    optionName: 'Option {{number}}: Name',
    optionValue: 'Option {{number}}: Wert',
    unknownOption: 'Das gewählte Produkt hat keine Option „{{name}}“ ({{value}}).',
    remove: 'Entfernen',
    optionFor: '{{name}} für {{value}}',
    designHint:
      'SKU eines Produkts, das mit seinem Motiv bei Picanova eingerichtet wurde. Dann braucht es weder ' +
      'Druck-SKU noch Motiv.',
  },
  save: { refused: 'Shopify hat die Änderung abgelehnt', failed: 'Nicht gespeichert: Shopify hat nicht geantwortet' },
};

const block = {
  heading: { product: 'Druckeinstellungen', variant: 'Druckeinstellungen dieser Variante' },
  inherited: {
    variant_other: 'Von dieser Variante, Namespace {{namespace}}: {{value}}',
    product: 'Vom Produkt: {{value}}',
    product_other: 'Vom Produkt, Namespace {{namespace}}: {{value}}',
  },
  status: {
    checking: 'Wird geprüft',
    foreign: 'Nicht im Angebot',
    someReady: '{{ready}} von {{total}} bereit',
    worst: '{{variant}}:',
    makes: '{{region}}: {{name}}, {{price}} mit diesen Optionen',
  },
  artwork: {
    isFile: 'Eine Datei Ihres Shops. Gewählt wird sie bei den Metafeldern dieser Seite.',
    alt: 'Motiv',
    fromShopify: 'Bild dieses Produkts',
    choose: 'Bild wählen',
    image: '{{number}}. {{alt}} {{width}} × {{height}} px',
    pixels: '{{width}} × {{height}} px',
    needs: 'Diese Größe braucht mindestens {{width}} × {{height}} px.',
    dpi: '{{dpi}} dpi',
    ratio: {
      fits: 'Seitenverhältnis passt',
      warning: 'Seitenverhältnis weicht {{percent}} % ab',
      problem: 'Seitenverhältnis weicht {{percent}} % ab, Teile würden abgeschnitten',
    },
    tooSmall: 'Zu klein: Diese Größe braucht mindestens {{width}} × {{height}} px.',
    fault: {
      not_https: 'Geben Sie einen Link ein, der mit https:// beginnt',
      too_long: 'Shopify speichert Links mit höchstens 2.048 Zeichen.',
    },
  },
  conflict: {
    title: 'Inzwischen von jemand anderem geändert',
    cleared: 'geleert',
    todo: 'Nichts wurde gespeichert. Speichern Sie noch einmal, um Ihre Werte an ihre Stelle zu setzen.',
    takeTheirs: 'Deren Werte übernehmen',
  },
};

const table = {
  heading: { table: 'Druckeinstellungen aller Varianten' },
  table: {
    variant: 'Variante',
    status: 'Status',
    notChecked: 'Nicht geprüft',
    paste: 'Aus einer Tabellenkalkulation einfügen',
    pasteHere: 'Zellen aus einer Tabellenkalkulation',
    pasteHint:
      'Kopieren Sie die Zellen in Ihrer Tabellenkalkulation und fügen Sie sie hier ein: eine Zeile je Variante, in ' +
      'der Reihenfolge unten.',
    pasteFrom: 'Erste Spalte',
    pasteApply: 'In die Tabelle einsetzen',
    pasteLeftOut: 'Eingetragen. Zellen, die nicht in die Tabelle passten: {{number}}. Noch ist nichts gespeichert.',
    unmatchedNames: 'Das sind: {{names}}.',
    fillDown: 'Nach unten füllen',
    fillDownColumn: '{{column}} von der ersten Variante nach unten füllen',
    cell: '{{column}} von {{variant}}',
    copy: 'Von anderem Produkt kopieren',
    map: 'Nach Optionswert zuordnen',
    applied: 'Eingetragen. Noch ist nichts gespeichert.',
    unmatched: 'Eingetragen. Varianten ohne Entsprechung: {{number}}. Noch ist nichts gespeichert.',
    save: 'Speichern ({{number}})',
  },
};

const many = {
  mapping: {
    option: 'Option',
    skuFor: 'Druck-SKU für {{value}}',
    urlFor: 'Link zum Motiv für {{value}}',
    keep: 'Vorhandene Werte behalten',
    apply: 'Eintragen',
  },
  bulk: {
    undo: 'Rückgängig machen ({{number}})',
    saved: 'Gespeichert',
    conflict: 'Inzwischen von jemand anderem geändert; nicht gespeichert.',
    failed: 'Shopify hat nicht geantwortet; nicht gespeichert. {{reason}}',
    progress: '{{done}} von {{total}} gespeichert',
    done: 'Gespeichert: {{saved}}. Nicht gespeichert: {{failed}}.',
  },
};

const selection = {
  heading: {
    bulk: { one: 'Druckeinstellungen für {{count}} Produkt', other: 'Druckeinstellungen für {{count}} Produkte' },
  },
  bulk: {
    reading: '{{done}} von {{total}} Produkten gelesen',
    product: 'Produkt {{number}}',
    level: 'Anwenden',
    sameForAll: 'Dasselbe auf jedes Produkt',
    byOption: 'Nach Optionswert auf ihre Varianten',
    preview: 'Vorschau',
    willChange: 'Ändert sich: {{changed}}. Bleibt, wie es ist: {{unchanged}}.',
    change: '{{field}}: {{before}} → {{after}}',
    more: 'Und {{number}} weitere.',
    apply: 'Anwenden ({{number}})',
  },
};

const order = {
  order: {
    holdNotes: 'Angehalten im Picanova-Block',
    words: {
      held: 'Noch nicht gesendet.',
      blocked: 'Kann erst gesendet werden, wenn das Problem unten gelöst ist.',
      ready: 'Wird als Nächstes an Picanova gesendet.',
      sent: 'Picanova hat den Auftrag und stellt ihn her.',
      shipped: 'Unterwegs zum Käufer.',
      fulfilled: 'Hergestellt, versendet und in Shopify erfüllt.',
      cancelling: 'Stornierung angefragt; wartet auf Picanova.',
      cancelled: 'Gestoppt; nichts wird hergestellt.',
      failed: 'Picanova konnte ihn nicht herstellen.',
    },
    hold: {
      unpaid: 'Die Bestellung ist nicht bezahlt.',
      wait_window: 'Die Wartezeit läuft.',
      risk_pending: 'Shopify prüft noch auf Betrug.',
      on_hold: 'In Shopify angehalten.',
      scheduled: 'Für später geplant.',
      needs_approval: 'Wartet auf Ihre Freigabe.',
      below_floor: 'Es bliebe weniger übrig, als Sie wollen. Wartet auf Ihre Freigabe.',
      not_requested: 'Fulfillment wurde nicht angefragt.',
      test_mode_undecided:
        'Noch nicht entschieden, ob gedruckt oder getestet wird. Die Startseite der App fragt danach.',
      catalogue: 'Der Katalog von Picanova ist gerade nicht lesbar. Es geht von selbst weiter.',
      artwork: 'Das Motiv wird geprüft. Es geht von selbst weiter.',
    },
    holdUntil: 'Bis {{when}}.',
    test: 'Test',
    part: 'Druckauftrag {{part}} von {{of}}',
    picanovaId: 'Picanova-Auftrag {{id}}',
    cost: 'Kosten {{total}}',
    parcel: 'Paket {{number}}',
    noTracking: 'Keine Sendungsnummer',
    track: 'Paket verfolgen',
    inShopify: 'In Shopify erfüllt',
    notInShopify: 'Noch nicht in Shopify',
    order_cancelled: 'Unterwegs; die Bestellung wurde in Shopify storniert',
    lines_removed: 'Unterwegs; in Shopify ist davon nichts mehr zu erfüllen',
    nothing: 'Nichts aus dieser Bestellung wird von Picanova gedruckt.',
    cancelledInShopify: 'Diese Bestellung wurde in Shopify storniert.',
    reload: 'Aktualisieren',
    tryAgain: 'Noch einmal versuchen',
    ask: {
      cost: 'Picanova berechnet {{cost}}.',
      costUnknown: 'Picanova hat den Betrag noch nicht genannt.',
      free: 'Er wurde nicht an Picanova gesendet: Nichts wird hergestellt und nichts berechnet.',
      cancel: {
        title: 'Den Druckauftrag von {{order}} stornieren?',
        text: 'Die Herstellung wird angehalten, wenn das noch möglich ist. In Shopify wird nichts storniert.',
        confirm: 'Druckauftrag stornieren',
        keep: 'Behalten',
      },
      resubmit: {
        title: 'Den Druckauftrag von {{order}} neu senden?',
        text: 'Ein neuer Druckauftrag entsteht, wird gedruckt und noch einmal berechnet.',
        confirm: 'Jetzt neu senden',
        keep: 'Nicht senden',
      },
    },
    nothingInShopify:
      'Bis sie wieder antwortet, fehlen: Stand bei Picanova, Probleme und Aktionen. Shopify hat von dieser ' +
      'Bestellung noch kein Paket; Bestellungen gehen inzwischen nicht verloren.',
    action: {
      send: 'Jetzt senden',
      sendAnyway: 'Trotzdem senden',
      retry: 'Erneut prüfen',
      hold: 'Anhalten',
      release: 'Freigeben',
      cancel: 'Bei Picanova stornieren',
      drop: 'Nicht drucken',
      resubmit: 'Neu senden',
      refresh: 'Stand bei Picanova abrufen',
    },
    place: {
      app: 'Einstellungen öffnen',
      products: 'Produktliste öffnen',
      variant: 'Variante öffnen',
      order: 'Bestellung öffnen',
      settings: 'Einstellungen in Shopify öffnen',
    },
    outcome: {
      started: 'Angefragt. Das Ergebnis steht gleich hier.',
      still_stopped: 'Nicht gesendet: Das Problem unten steht noch im Weg.',
      failed: 'Nicht ausgeführt. Versuchen Sie es in einer Minute erneut.',
      not_possible: 'Das ist im jetzigen Stand nicht mehr möglich.',
      stopped: 'Gestoppt: Nichts wird hergestellt.',
      too_late: 'Zu spät: Der Auftrag ist in Produktion und wird versendet.',
      still_waiting: 'Picanova hat noch nicht geantwortet. Das Ergebnis steht später hier.',
      held: 'Angehalten. Er wird erst gesendet, wenn er freigegeben ist.',
      released: 'Freigegeben.',
      not_ours: 'Jemand anderes hat angehalten. Geben Sie ihn in der Fulfillment-Karte dieser Bestellung frei.',
      unreachable: 'Die Picanova-App antwortet nicht. Nichts wurde getan.',
      too_many: 'Die Picanova-App ist beschäftigt. Warten Sie einige Sekunden und versuchen Sie es noch einmal.',
      no_storage: 'Die Picanova-App kann gerade nichts speichern. Versuchen Sie es in ein paar Minuten noch einmal.',
      refused: 'Nicht getan: {{reason}}',
      denied: 'Ihnen fehlt die Berechtigung, Bestellungen auszuführen. ({{reason}})',
    },
  },
};

const headings = {
  order: { heading: { order: 'Picanova-Druckstatus' } },
  resend: { heading: { resend: 'Neu an Picanova senden' } },
};

const resend = {
  resend: {
    explain: 'Für jeden gewählten entsteht ein neuer Druckauftrag, der neu hergestellt und berechnet wird.',
    nothing: 'Nichts neu zu senden: Kein Druckauftrag dieser Bestellung wurde storniert oder ist fehlgeschlagen.',
    unreachable: 'Zum Neusenden wird die App gebraucht. Versuchen Sie es in ein paar Minuten noch einmal.',
    ask: {
      title: {
        one: 'Den Druckauftrag von {{order}} neu senden?',
        other: '{{count}} Druckaufträge von {{order}} neu senden?',
      },
      text: {
        one: 'Ein neuer Druckauftrag entsteht, wird gedruckt und noch einmal berechnet.',
        other: 'Neue Druckaufträge entstehen, werden gedruckt und noch einmal berechnet.',
      },
      costPartly: 'Bisher bekannt: Picanova berechnet {{cost}}.',
    },
  },
};

export const texts: SameKeys<typeof english> = {
  common,
  fields,
  block,
  table,
  many,
  selection,
  order,
  orderHeading: headings.order,
  resendHeading: headings.resend,
  resend,
};

export const names: SameKeys<typeof englishNames> = {
  'print-product-block': 'Picanova-Druckeinstellungen',
  'print-variant-block': 'Picanova-Druckeinstellungen',
  'print-product-table': 'Druckeinstellungen aller Varianten',
  'print-products-bulk': 'Druckeinstellungen anwenden',
  'print-order-block': 'Picanova-Druckstatus',
  'print-order-resend': 'Neu an Picanova senden',
};
