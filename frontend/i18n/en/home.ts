export const home = {
  title: 'Home',
  catalogueStopped: {
    title_one: '{{count}} variant cannot be printed as it is any more',
    title_other: '{{count}} variants cannot be printed as they are any more',
    text: 'Picanova changed its catalogue. Set up these variants anew before they are ordered.',
    button: 'Show what changed',
  },
  checklist: {
    title: 'Get ready for your first order',
    progress: '{{done}} of {{total}} done',
    dismiss: 'Hide this list',
    doneMark: 'Done',
    openMark: 'To do',
    step: {
      connect: {
        title: 'Connect your Picanova account',
        text: 'Enter the API user and key of your account. We make a real call before we keep them.',
        button: 'Connect',
      },
      webhook_seen: {
        title: 'Let Picanova report back',
        text:
          'Copy the webhook address into your Picanova store settings. This ticks itself when the first call ' +
          'arrives.',
        button: 'Show webhook address',
      },
      product_ready: {
        title: 'Set up your first product',
        text: 'Choose what to print and which artwork. Everything happens here or on the product page you already use.',
        button: 'Set up products',
      },
      shipping_mapped: {
        title: 'Choose how prints are shipped',
        text: 'Say which Picanova shipping method belongs to your shipping rates.',
        button: 'Map shipping',
      },
      test_order: {
        title: 'Send a test order',
        text: 'Place a Shopify test order, or switch on test mode. Picanova makes nothing and charges nothing.',
        button: 'Show orders',
      },
      automatic_fulfilment: {
        title: 'Let your orders be printed before they are fulfilled',
        text:
          'Shopify marks orders as fulfilled at payment, so they look done before they are printed. Under “Order ' +
          'processing”, switch off that line items are fulfilled automatically. This ticks itself with the next order.',
        button: 'Open Shopify’s settings',
      },
    },
  },
  unmapped: {
    title_one: '{{count}} shipping rate has no rule',
    title_other: '{{count}} shipping rates have no rule',
    text: 'Orders with such a rate are sent with your default method, or with the cheapest one.',
    button: 'Review rates',
  },
  notGranted: {
    customer_data: {
      title: 'Shopify has not approved the app to read orders',
      text: 'An order holds customer data. Shopify shows it only to an app whose maker has asked for that.',
      where:
        'In the Partner Dashboard, open the app, then “API access requests”, and request “Protected customer data ' +
        'access”: name, address, phone and email.',
    },
    scopes: {
      title: 'The app lacks permissions in your shop',
      text: 'Without them it cannot do its work for every order.',
      where: 'Reload the page: Shopify then asks you to approve what the app needs.',
    },
    areas: 'Missing: {{areas}}',
    area: {
      orders: 'orders',
      products: 'products',
      fulfillment_orders: 'fulfillment orders',
      fulfillments: 'fulfillments',
      locations: 'locations',
    },
    waiting_one: '{{count}} order waits for this. It goes on by itself within minutes once access is granted.',
    waiting_other: '{{count}} orders wait for this. They go on by themselves within minutes once access is granted.',
    afterwards: 'What waits goes on by itself within minutes once access is granted.',
    open: 'Open the Partner Dashboard',
  },
  testMode: {
    title: 'Test mode is on: nothing is printed',
    development: 'This is a development store, so the app starts in test mode.',
    meaning:
      'Every order goes to Picanova as a test order, also one that you mark as paid yourself: nothing is made, ' +
      'shipped or charged. Switch test mode off when you want real prints.',
    button: 'Show test mode',
    went_live: {
      title: 'Your store has gone live: orders wait for your decision',
      text:
        'It is no development store any more, and the app was in test mode. So that no sale goes out as a test and ' +
        'nothing is printed unasked, paid orders wait now. What was sent as a test stays a test.',
    },
    kind_unknown: {
      title: 'Orders wait: Shopify has not said what kind of store this is',
      text:
        'In a development store orders are tests; in any other they are printed. The app asks again every few ' +
        'minutes, and orders then go on by themselves. If you do not want to wait, decide here.',
    },
    choice: 'You can change this at any time in Settings, under Sending.',
    print: 'Print orders for real',
    keep: 'Send orders as tests',
  },
  brokenLinks: {
    title_one: '{{count}} artwork link broke since yesterday',
    title_other: '{{count}} artwork links broke since yesterday',
    text: 'Orders of these products would stop. Each product says what is wrong with its link.',
    button: 'Show products',
  },
  attention: {
    title: 'Needs your attention',
    none: 'Nothing needs your attention',
    noneHint: 'Every paid order with a print product is on its way, or waits as you have set it.',
    notYet: 'Nothing is printed yet',
    notConnected: 'Connect your Picanova account first: until then no order is sent.',
    noOrders: 'No order with a print product has come in the last 7 days.',
    count_one: '{{count}} print order',
    count_other: '{{count}} print orders',
    products_one: '{{count}} product',
    products_other: '{{count}} products',
    since: 'the oldest from {{when}}',
    goOn: 'When it is put right, these orders go on by themselves.',
    retryAll_one: 'Check it again and send',
    retryAll_other: 'Check all {{count}} again and send',
    show: 'Show these orders',
  },
  health: {
    title: 'Connection health',
    shopifyWebhook: 'Last news from Shopify',
    compared: 'Last comparison with Shopify',
    picanovaWebhook: 'Last call from Picanova',
    picanovaChange: 'Last progress at Picanova',
    queue: 'Waiting to be worked on',
    queueEmpty: 'Nothing waits',
    queueDue_one: '{{count}} order, since {{since}}',
    queueDue_other: '{{count}} orders, the oldest since {{since}}',
    keyRefused: 'Picanova refuses your API key ({{regions}})',
    keyRefusedHint: 'Nothing is sent and no news arrives until you enter the present key. Orders wait; none is lost.',
    picanovaAway: 'Picanova does not answer at the moment',
    picanovaAwayHint_one: '{{count}} print order waits for it and goes on by itself; nothing is sent twice.',
    picanovaAwayHint_other: '{{count}} print orders wait for it and go on by themselves; nothing is sent twice.',
    nextTry: 'Next try: {{when}}.',
    tryingNow: 'It is being tried right now.',
    accessLost: 'The app has lost access to your shop',
    accessLostHint: 'Orders wait until access is renewed. Reload the page: that renews it.',
  },
  week: {
    title: 'Last 7 days',
    received: 'Print orders received',
    sent: 'Sent to Picanova',
    shipped: 'Shipped',
    chart: 'Print orders received, sent and shipped on each of the last 7 days',
    day: 'Day',
    empty: 'No print orders in the last 7 days',
  },
  proof: {
    title: 'Daily proof',
    line:
      '{{paid}} paid orders with prints: {{atPicanova}} at Picanova, {{waiting}} waiting, ' +
      '{{problems}} with a problem, {{missing}} missing',
    nothing: 'No paid order with prints in the 7 days before',
    since_one: '{{count}} print order has come since and is counted next time',
    since_other: '{{count}} print orders have come since and are counted next time',
    lookedUntil: 'Compared with Shopify up to {{when}}',
    notCompared: 'Shopify’s orders have not been compared yet',
    none: 'The first proof is made tonight: every paid order with prints is compared with what Picanova has.',
    allThere: 'All there',
    someWrong: 'Problems',
    missing: 'Missing',
    unsure: 'Not compared yet',
    sending: 'Being sent',
    unread: 'Not readable yet',
  },
};
