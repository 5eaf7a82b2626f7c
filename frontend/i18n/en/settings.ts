export const connections = {
  hint: 'Connect Europe, the United States or both. Each has its own API user and key, catalogue and prices.',
  connected: 'Connected',
  rejected: 'Credentials rejected',
  notConnected: 'Not connected',
  apiUser: 'API user',
  apiKey: 'API key',
  apiKeyHint: 'Kept encrypted and never shown again.',
  apiKeyKept: 'A key is kept. Enter a new one to replace it.',
  connect: 'Test and connect',
  replace: 'Change credentials',
  testIt: 'Test connection',
  working: 'Picanova answers: {{products}} products, {{variants}} variants.',
  wrong: 'Picanova refused these credentials. Nothing was saved.',
  wrongHint:
    'Copy user and key again from your Picanova account, without spaces. Europe and the United States have ' +
    'different ones.',
  pricesIn: 'Its prices are in {{currency}}.',
  refused: 'Picanova refused the call. Nothing was saved.',
  busy: 'Picanova allows no more calls this minute. Try again in a minute.',
  unreachable: 'Picanova could not be reached. Nothing was saved; try again in a minute.',
  missing: 'Enter both, user and key.',
  catalogue: 'Catalogue',
  catalogueValue: '{{count}} variants, read {{when}}',
  catalogueReading: 'Being read; this takes about a minute',
  currency: 'Currency',
  webhook: 'Webhook address',
  webhookHint: 'Paste it into the store settings of your Picanova account, so that shipments arrive within seconds.',
  webhookSeen: 'Last call {{when}}',
  webhookNever: 'No call has arrived yet',
  copyUrl: 'Copy webhook address',
  newSecret: 'Make a new address',
  newSecretTitle: 'Make a new webhook address?',
  newSecretText:
    'Paste the new address at Picanova. Orders sent before keep the old one, which works for 90 more days.',
  newSecretDone: 'New address made. Paste it at Picanova.',
  disconnect: 'Disconnect',
  disconnectTitle: 'Disconnect this account?',
  disconnectText:
    'Orders for this region wait until an account is connected again. Orders already at Picanova are not ' +
    'followed any more.',
  shared: 'Another shop of this app has connected the same Picanova account',
  sharedText:
    'A Picanova store reports to one webhook address only: news for one of the two shops comes late. Make a store of ' +
    'its own at Picanova for each shop, and connect this one with its own user and key.',
  where: 'Where you find user and key',
  whereSteps: {
    login: 'Log in to your Picanova (merchOne) account.',
    store: 'Open Stores, then your store, then Settings.',
    keys: 'Copy API user and API key from there into the form below.',
    webhook: 'When it is connected: paste the webhook address shown here into Webhook URL there, and save.',
  },
  openPicanova: 'Open merchOne',
  noCurrency: 'It names no currency yet.',
  mode: {
    live: 'It takes real orders.',
    tests_only:
      'All its orders so far are test orders. If your store at Picanova is in sandbox mode, nothing is made of ' +
      'any order.',
    unknown: 'Whether it is in sandbox mode shows with its first order.',
  },
  keep: 'Keep connected',
};

export const sending = {
  routingTitle: 'Where orders are printed',
  routing: 'Region',
  routingChoice: {
    by_destination: 'By destination',
    always_eu: 'Always in Europe',
    always_us: 'Always in the United States',
  },
  routingHelp: {
    by_destination:
      'United States and Canada are printed in the United States, all else in Europe. With one account ' +
      'connected, that one prints all.',
    always_eu: 'Needs a European account.',
    always_us: 'Needs a United States account.',
  },
  whenTitle: 'When orders are sent',
  waitHours: 'Wait window in hours',
  waitHoursHelp: '0 to 72 hours between payment and sending, in which an order can still be changed.',
  waitHoursError: 'Enter a number from 0 to 72.',
  sendAuthorized: 'Send orders whose payment is only authorised',
  sendAuthorizedHelp: 'By default an order is sent when it is paid.',
  approvalTitle: 'Manual approval',
  approveAll: 'Every order waits for my approval',
  approveHighRisk: 'Orders with a high fraud risk wait for my approval',
  riskWaitMinutes: 'Minutes to wait for the fraud check',
  riskWaitMinutesHelp:
    'Shopify checks an order a little after it is paid. It waits for the result this long from payment, ' +
    '0 to 1,440 minutes, and is sent when there is none by then. In a shop whose orders were never checked, ' +
    'none waits.',
  riskWaitMinutesError: 'Enter a number from 0 to 1,440.',
  approveProductTags: 'Product tags that ask for approval',
  approveOrderTags: 'Order tags that ask for approval',
  tagsHelp: 'Separate tags with commas.',
  contactTitle: 'The buyer’s phone number and e-mail',
  contactHint:
    'Picanova hands them to the carrier, who announces the parcel with them. Neither is needed for an order.',
  phonePolicy: 'Phone number',
  emailPolicy: 'E-mail',
  contactChoice: {
    send: 'Send the buyer’s',
    omit: 'Do not send it',
    default: 'Send the buyer’s, or mine where there is none',
  },
  defaultPhone: 'Phone number for orders without one',
  defaultPhoneError: 'Enter a phone number of at most 64 characters.',
  defaultEmail: 'E-mail for orders without one',
  defaultEmailError: 'Enter an e-mail address.',
  marginTitle: 'Margin',
  marginFloor: 'Lowest margin in percent',
  marginFloorHelp:
    'Of what was paid for the items, without tax. An order that would leave less is marked. Empty: no floor.',
  marginFloorError: 'Enter a number from 0 to 99, or nothing.',
  holdBelowFloor: 'Orders below it wait for my approval',
  testTitle: 'Test mode',
  testMode: 'Send every order as a test order',
  testModeHelp: 'Picanova makes nothing, charges nothing and no order is marked fulfilled.',
};

export const shipping = {
  defaultTitle: 'Default method',
  defaultHint: 'Used when no rule above fits.',
  defaultFor: 'Default method, {{region}}',
  cheapest: 'Cheapest that is valid',
  fallback: 'Use the cheapest valid method when the chosen one is not offered for a destination',
  fallbackHelp: 'Otherwise the order waits with a problem.',
  design: 'Orders with a finished design',
  designHelp: 'Picanova chooses the method for them by itself, and takes only this wish.',
  designType: { tracked: 'Always with tracking', untracked: 'The cheapest, tracking not needed' },
  rulesTitle: 'Shipping map',
  rulesHint: 'Which Picanova method is used for which of your Shopify shipping rates.',
  ruleTitle: 'Shopify rate',
  ruleCountry: 'Country',
  ruleRegion: 'Printed in',
  ruleMethod: 'Picanova method',
  anyCountry: 'Any country',
  addRule: 'Add rule',
  removeRule: 'Remove rule for {{title}}',
  noRules: 'No rules yet: the default method is used for every rate.',
  reviewTitle: 'Rates without a rule',
  reviewHint: 'Seen on your orders and not mapped yet. They ship with the default method.',
  seen_one: '{{count}} order, {{region}}',
  seen_other: '{{count}} orders, {{region}}',
  mapIt: 'Map',
  mapLabel: 'Map {{title}}',
  methodsHint: 'Methods offered now, for one piece to {{country}}',
  methodCode: 'Code of the method',
  shownFor: 'Methods shown for',
  chooseMethod: 'Choose a method',
  titleMissing: 'Enter the name of the Shopify rate.',
  methodMissing: 'Choose a method.',
  ratesTitle: 'Exchange rates',
  ratesHint:
    'Only when your shop sells in another currency than your Picanova account: for customs papers, which name what ' +
    'your buyer paid without tax, and to tell the margin.',
  noRates: 'No rates. Within the EU, and where both currencies are the same, none is needed.',
  rateFrom: 'Currency of your shop',
  rateTo: 'Currency of Picanova',
  rate: 'One unit is worth',
  rateCurrencyFault: 'Three letters, such as USD.',
  rateFault: 'Enter a number above 0.',
  addRate: 'Add rate',
  removeRate: 'Remove the rate of {{from}}',
};

export const fields = {
  namespaceTitle: 'Where print fields are kept',
  namespace: 'Metafield namespace',
  namespaceHelp: 'Looked at first, and every editor here writes to it. Choose yours if another tool fills the fields.',
  namespaceApp: 'Of this app',
  namespaceKeys_one: '{{namespace}} ({{count}} field)',
  namespaceKeys_other: '{{namespace}} ({{count}} fields)',
  other: 'Looked at second',
  otherNamespace: 'Other namespace',
  namespaceError: 'Use letters, digits, - and _, at least two.',
  lineTitle: 'Print fields from order lines',
  line: 'What buyers may decide',
  lineChoice: { none: 'Nothing', artwork_only: 'The artwork only', all: 'All fields' },
  lineHelp: {
    none: 'Properties on order lines are ignored.',
    artwork_only:
      'For personalised products: the artwork link may come with the order line, everything else comes from ' +
      'your product.',
    all: 'Only for shops whose personaliser fills all fields.',
  },
  lineWarning:
    'Order line properties are written by the browser of the buyer. Whoever can set the print SKU can pay for ' +
    'a small canvas and have a large one made.',
  hosts: 'Hosts that artwork may come from',
  hostsHelp: 'Separate with commas, such as cdn.shopify.com. Empty allows any host.',
  artworkTitle: 'Shape of artwork',
  tolerance: 'Largest difference from the print, in percent',
  toleranceHelp:
    'The picture fills the print, so what is too much is cut off at the edges. Beyond this, the order stops and ' +
    'says so.',
  toleranceError: 'Enter a number from 0 to {{max}}.',
  defaultsTitle: 'Option defaults',
  defaultsHint: 'Used when a required option is missing on a product.',
  option: 'Option',
  addDefault: 'Add default',
  noDefaults: 'No defaults: a missing required option is a problem.',
  removeDefault: 'Remove default for {{option}}',
  valueFor: 'Value of {{option}}',
};

export const updates = {
  tagsTitle: 'Order tags',
  tagAfterImport: 'Tag after sending to Picanova',
  tagAfterShipment: 'Tag after shipment',
  tagHelp: 'Empty for no tag.',
  tagError: 'At most 40 characters.',
  buyerTitle: 'E-mail to the buyer',
  notify: 'Shopify tells the buyer',
  notifyChoice: {
    at_shipment: 'When Picanova ships',
    never: 'Never',
  },
  notifyHelp: 'The shipping mail is sent by Shopify, with your own template, once for each parcel.',
};
