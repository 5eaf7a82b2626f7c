import type { Texts } from '../texts.ts';

export const home: Texts['home'] = {
  title: 'Start',
  catalogueStopped: {
    title_one: '{{count}} Variante lässt sich so nicht mehr drucken',
    title_other: '{{count}} Varianten lassen sich so nicht mehr drucken',
    text: 'Picanova hat seinen Katalog geändert. Richten Sie diese Varianten neu ein, bevor sie bestellt werden.',
    button: 'Änderungen zeigen',
  },
  checklist: {
    title: 'Bereit für die erste Bestellung',
    progress: '{{done}} von {{total}} erledigt',
    dismiss: 'Liste ausblenden',
    doneMark: 'Erledigt',
    openMark: 'Offen',
    step: {
      connect: {
        title: 'Picanova-Konto verbinden',
        text: 'Geben Sie API-Benutzer und -Schlüssel Ihres Kontos ein. Wir probieren sie aus, bevor wir sie speichern.',
        button: 'Verbinden',
      },
      webhook_seen: {
        title: 'Picanova zurückmelden lassen',
        text:
          'Kopieren Sie die Webhook-Adresse in die Store-Einstellungen bei Picanova. Der Punkt hakt sich ab, ' +
          'sobald der erste Aufruf ankommt.',
        button: 'Webhook-Adresse zeigen',
      },
      product_ready: {
        title: 'Erstes Produkt einrichten',
        text:
          'Wählen Sie, was gedruckt wird und mit welchem Motiv. Alles geschieht hier oder auf der Produktseite, ' +
          'die Sie schon nutzen.',
        button: 'Produkte einrichten',
      },
      shipping_mapped: {
        title: 'Versand festlegen',
        text: 'Sagen Sie, welche Picanova-Versandart zu Ihren Versandtarifen gehört.',
        button: 'Versand zuordnen',
      },
      test_order: {
        title: 'Testbestellung senden',
        text:
          'Legen Sie in Shopify eine Testbestellung an oder schalten Sie den Testmodus ein. Picanova stellt ' +
          'nichts her und berechnet nichts.',
        button: 'Bestellungen zeigen',
      },
      automatic_fulfilment: {
        title: 'Erst drucken lassen, dann erfüllen',
        text:
          'Shopify markiert Bestellungen bei der Zahlung als erfüllt; sie sehen fertig aus, bevor sie gedruckt sind. ' +
          'Schalten Sie unter „Bestellabwicklung“ das automatische Erfüllen der Artikel aus. Der Punkt hakt sich mit ' +
          'der nächsten Bestellung ab.',
        button: 'Einstellungen in Shopify öffnen',
      },
    },
  },
  unmapped: {
    title_one: '{{count}} Versandtarif hat keine Regel',
    title_other: '{{count}} Versandtarife haben keine Regel',
    text: 'Bestellungen damit gehen mit Ihrer Standard-Versandart, oder mit der günstigsten.',
    button: 'Tarife durchsehen',
  },
  notGranted: {
    customer_data: {
      title: 'Shopify hat der App das Lesen von Bestellungen nicht genehmigt',
      text:
        'Eine Bestellung enthält Kundendaten. Shopify zeigt sie einer App erst, wenn deren Anbieter den Zugriff ' +
        'beantragt hat.',
      where:
        'Öffnen Sie im Partner-Dashboard die App, dann „API-Zugriffsanfragen“, und beantragen Sie den „Zugriff auf ' +
        'geschützte Kundendaten“: Name, Adresse, Telefon und E-Mail.',
    },
    scopes: {
      title: 'Der App fehlen Berechtigungen in Ihrem Shop',
      text: 'Ohne sie kann die App nicht jede Bestellung bearbeiten.',
      where: 'Laden Sie die Seite neu: Shopify fragt Sie dann nach dem, was die App braucht.',
    },
    areas: 'Es fehlt: {{areas}}',
    area: {
      orders: 'Bestellungen',
      products: 'Produkte',
      fulfillment_orders: 'Fulfillment-Aufträge',
      fulfillments: 'Fulfillments',
      locations: 'Standorte',
    },
    waiting_one:
      '{{count}} Bestellung wartet darauf. Sie geht in wenigen Minuten von selbst weiter, sobald der Zugriff ' +
      'erteilt ist.',
    waiting_other:
      '{{count}} Bestellungen warten darauf. Sie gehen in wenigen Minuten von selbst weiter, sobald der Zugriff ' +
      'erteilt ist.',
    afterwards: 'Was wartet, geht in wenigen Minuten von selbst weiter, sobald der Zugriff erteilt ist.',
    open: 'Partner-Dashboard öffnen',
  },
  testMode: {
    title: 'Der Testmodus ist an: Es wird nichts gedruckt',
    development: 'Dies ist ein Entwicklungs-Store, deshalb beginnt die App im Testmodus.',
    meaning:
      'Jede Bestellung geht als Testbestellung an Picanova, auch eine, die Sie selbst als bezahlt markieren: Nichts ' +
      'wird hergestellt, versendet oder berechnet. Schalten Sie den Testmodus aus, wenn wirklich gedruckt werden soll.',
    button: 'Testmodus zeigen',
    went_live: {
      title: 'Ihr Shop ist jetzt live: Bestellungen warten auf Ihre Entscheidung',
      text:
        'Er ist kein Entwicklungs-Store mehr, und die App war im Testmodus. Damit kein Verkauf als Test hinausgeht ' +
        'und nichts ungefragt gedruckt wird, warten bezahlte Bestellungen jetzt. Was als Test gesendet wurde, bleibt ' +
        'ein Test.',
    },
    kind_unknown: {
      title: 'Bestellungen warten: Shopify hat noch nicht gesagt, was für ein Store dies ist',
      text:
        'In einem Entwicklungs-Store sind Bestellungen Tests, in jedem anderen werden sie gedruckt. Die App fragt ' +
        'alle paar Minuten nach, danach geht es von selbst weiter. Möchten Sie nicht warten, entscheiden Sie hier.',
    },
    choice: 'Das können Sie jederzeit unter „Einstellungen → Senden“ ändern.',
    print: 'Bestellungen drucken lassen',
    keep: 'Bestellungen als Test senden',
  },
  brokenLinks: {
    title_one: 'Seit gestern ist {{count}} Link zu einem Motiv kaputt',
    title_other: 'Seit gestern sind {{count}} Links zu Motiven kaputt',
    text: 'Bestellungen dieser Produkte würden anhalten. Bei jedem Produkt steht, was an seinem Link falsch ist.',
    button: 'Produkte zeigen',
  },
  attention: {
    title: 'Braucht Ihre Aufmerksamkeit',
    none: 'Nichts braucht Ihre Aufmerksamkeit',
    noneHint:
      'Jede bezahlte Bestellung mit einem Druckprodukt ist auf dem Weg oder wartet, wie Sie es eingestellt haben.',
    notYet: 'Noch wird nichts gedruckt',
    notConnected: 'Verbinden Sie zuerst Ihr Picanova-Konto: Bis dahin wird keine Bestellung gesendet.',
    noOrders: 'In den letzten 7 Tagen kam keine Bestellung mit einem Druckprodukt.',
    count_one: '{{count}} Druckauftrag',
    count_other: '{{count}} Druckaufträge',
    products_one: '{{count}} Produkt',
    products_other: '{{count}} Produkte',
    since: 'der älteste vom {{when}}',
    goOn: 'Sobald es in Ordnung ist, laufen diese Bestellungen von selbst weiter.',
    retryAll_one: 'Erneut prüfen und senden',
    retryAll_other: 'Alle {{count}} erneut prüfen und senden',
    show: 'Bestellungen zeigen',
  },
  health: {
    title: 'Zustand der Verbindungen',
    shopifyWebhook: 'Letzte Nachricht von Shopify',
    compared: 'Letzter Abgleich mit Shopify',
    picanovaWebhook: 'Letzter Aufruf von Picanova',
    picanovaChange: 'Letzter Fortschritt bei Picanova',
    queue: 'Wartet auf Bearbeitung',
    queueEmpty: 'Nichts wartet',
    queueDue_one: '{{count}} Bestellung, fällig seit {{since}}',
    queueDue_other: '{{count}} Bestellungen, die älteste fällig seit {{since}}',
    keyRefused: 'Picanova lehnt Ihren API-Schlüssel ab ({{regions}})',
    keyRefusedHint:
      'Bis Sie den jetzigen Schlüssel eingeben, wird nichts gesendet und nichts gemeldet. Die Bestellungen warten; ' +
      'keine geht verloren.',
    picanovaAway: 'Picanova antwortet gerade nicht',
    picanovaAwayHint_one:
      '{{count}} Druckauftrag wartet darauf und läuft von selbst weiter; nichts wird doppelt gesendet.',
    picanovaAwayHint_other:
      '{{count}} Druckaufträge warten darauf und laufen von selbst weiter; nichts wird doppelt gesendet.',
    nextTry: 'Nächster Versuch: {{when}}.',
    tryingNow: 'Der nächste Versuch läuft gerade.',
    accessLost: 'Die App hat den Zugriff auf Ihren Shop verloren',
    accessLostHint: 'Bestellungen warten, bis der Zugriff erneuert ist. Laden Sie die Seite neu: Das erneuert ihn.',
  },
  week: {
    title: 'Letzte 7 Tage',
    received: 'Druckaufträge eingegangen',
    sent: 'An Picanova gesendet',
    shipped: 'Versendet',
    chart: 'Eingegangene, gesendete und versendete Druckaufträge an jedem der letzten 7 Tage',
    day: 'Tag',
    empty: 'Keine Druckaufträge in den letzten 7 Tagen',
  },
  proof: {
    title: 'Täglicher Nachweis',
    line:
      '{{paid}} bezahlte Bestellungen mit Drucken: {{atPicanova}} bei Picanova, {{waiting}} warten, ' +
      '{{problems}} mit Problem, {{missing}} fehlen',
    nothing: 'Keine bezahlte Bestellung mit Drucken in den 7 Tagen davor',
    since_one: '{{count}} Druckauftrag kam seither und wird beim nächsten Mal gezählt',
    since_other: '{{count}} Druckaufträge kamen seither und werden beim nächsten Mal gezählt',
    lookedUntil: 'Mit Shopify verglichen bis {{when}}',
    notCompared: 'Die Bestellungen in Shopify wurden noch nicht verglichen',
    none:
      'Der erste Nachweis entsteht heute Nacht: Jede bezahlte Bestellung mit Drucken wird mit dem Bestand bei ' +
      'Picanova verglichen.',
    allThere: 'Alle da',
    someWrong: 'Probleme',
    missing: 'Es fehlen welche',
    unsure: 'Noch nicht verglichen',
    sending: 'Wird gesendet',
    unread: 'Noch nicht lesbar',
  },
};
