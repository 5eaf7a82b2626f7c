/**
 * The extensions' own words in English. `tools/extension-locales.ts` writes each extension's `locales/` from them, with
 * the problems' words of the app's pages, so that one problem reads the same everywhere. Placeholders are Shopify's
 * `{{name}}`.
 */
const common = {
  loading: 'Loading',
  close: 'Close',
  readFailed: 'Shopify did not answer. Reload the page to try again.',
  gone: 'This product does not exist any more.',
  denied: {
    title: 'No permission',
    read:
      'Shopify does not let you see the print fields: you or the app lack permission for products. Ask the shop ' +
      'owner. ({{reason}})',
    write:
      'Shopify does not let you change this: you or the app lack permission for it. Ask the shop owner. ({{reason}})',
  },
  app: {
    unreachable: 'The Picanova app does not answer',
    unreachableFields:
      'You can still edit and save the print fields. Missing until it is back: catalogue, prices, and the ' +
      'check whether this can be printed.',
    unreachableOrder:
      'Missing until it is back: state at Picanova, problems and actions. Below is what Shopify has; orders ' +
      'are not lost meanwhile.',
    noCatalogue: 'The catalogue cannot be reached. Values are entered as text and are not checked.',
    notRead: 'The app has not read this product yet, so its status is not known. You can edit and save.',
  },
  region: { EU: 'Europe', US: 'United States' },
};

const fields = {
  namespace: {
    chosen: 'Saved in the namespace “{{namespace}}”, as chosen in Settings.',
    assumed:
      'Settings cannot be read. Print fields are saved in the namespace “{{namespace}}”; wait if your shop ' +
      'uses another.',
  },
  field: {
    product: 'Picanova product',
    chooseProduct: 'Choose a product',
    size: '{{name}} · {{width}} × {{height}} cm · {{price}}',
    none: 'Not set',
    empty: 'empty',
    notInCatalogue: '{{value}} (not in the catalogue)',
    notOffered: '{{value}} (not offered)',
    required: '{{name}} (required)',
    inheritedValue: 'Now: {{value}}',
    optionMissing: 'This product cannot be printed without it, unless Settings has a default.',
    optionName: 'Option {{number}} name',
    optionValue: 'Option {{number}} value',
    unknownOption: 'The chosen product has no option “{{name}}” ({{value}}).',
    remove: 'Remove',
    optionFor: '{{name}} for {{value}}',
    designHint: 'SKU of a product set up with its artwork at Picanova. Then no print SKU or artwork is needed.',
  },
  save: { refused: 'Shopify refused the change', failed: 'Not saved: Shopify did not answer' },
};

const block = {
  heading: { product: 'Print settings', variant: 'Print settings of this variant' },
  inherited: {
    variant_other: 'From this variant, namespace {{namespace}}: {{value}}',
    product: 'From the product: {{value}}',
    product_other: 'From the product, namespace {{namespace}}: {{value}}',
  },
  status: {
    checking: 'Checking',
    foreign: 'Not offered',
    someReady: '{{ready}} of {{total}} ready',
    worst: '{{variant}}:',
    makes: '{{region}}: {{name}}, {{price}} with these options',
  },
  artwork: {
    isFile: 'A file of your shop. It is chosen among the metafields of this page.',
    alt: 'Artwork',
    fromShopify: 'Picture of this product',
    choose: 'Choose a picture',
    image: '{{number}}. {{alt}} {{width}} × {{height}} px',
    pixels: '{{width}} × {{height}} px',
    needs: 'This size needs at least {{width}} × {{height}} px.',
    dpi: '{{dpi}} dpi',
    ratio: {
      fits: 'proportions fit',
      warning: 'proportions {{percent}} % off',
      problem: 'proportions {{percent}} % off, parts would be cut',
    },
    tooSmall: 'Too small: this size needs at least {{width}} × {{height}} px.',
    fault: {
      not_https: 'Enter a link that begins with https://',
      too_long: 'Shopify stores links of at most 2,048 characters.',
    },
  },
  conflict: {
    title: 'Changed by somebody else in the meantime',
    cleared: 'cleared',
    todo: 'Nothing was saved. Save again to put your values in place of theirs.',
    takeTheirs: 'Take theirs',
  },
};

const table = {
  heading: { table: 'Print settings of all variants' },
  table: {
    variant: 'Variant',
    status: 'Status',
    notChecked: 'Not checked',
    paste: 'Paste from a spreadsheet',
    pasteHere: 'Cells from a spreadsheet',
    pasteHint: 'Copy the cells in your spreadsheet and paste them here: one row a variant, in the order below.',
    pasteFrom: 'First column',
    pasteApply: 'Put into the table',
    pasteLeftOut: 'Filled in. Cells that did not fit into the table: {{number}}. Nothing is saved yet.',
    unmatchedNames: 'They are: {{names}}.',
    fillDown: 'Fill down',
    fillDownColumn: 'Fill {{column}} down from the first variant',
    cell: '{{column}} of {{variant}}',
    copy: 'Copy from another product',
    map: 'Map by option value',
    applied: 'Filled in. Nothing is saved yet.',
    unmatched: 'Filled in. Variants without a match: {{number}}. Nothing is saved yet.',
    save: 'Save ({{number}})',
  },
};

const many = {
  mapping: {
    option: 'Option',
    skuFor: 'Print SKU for {{value}}',
    urlFor: 'Artwork link for {{value}}',
    keep: 'Keep values that are set already',
    apply: 'Fill in',
  },
  bulk: {
    undo: 'Undo ({{number}})',
    saved: 'Saved',
    conflict: 'Changed by somebody else in the meantime; not saved.',
    failed: 'Shopify did not answer; not saved. {{reason}}',
    progress: '{{done}} of {{total}} saved',
    done: 'Saved: {{saved}}. Not saved: {{failed}}.',
  },
};

const selection = {
  heading: { bulk: { one: 'Print settings of {{count}} product', other: 'Print settings of {{count}} products' } },
  bulk: {
    reading: '{{done}} of {{total}} products read',
    product: 'Product {{number}}',
    level: 'Apply',
    sameForAll: 'The same to every product',
    byOption: 'By option value to their variants',
    preview: 'Preview',
    willChange: 'Will change: {{changed}}. Stays as it is: {{unchanged}}.',
    change: '{{field}}: {{before}} → {{after}}',
    more: 'And {{number}} more.',
    apply: 'Apply ({{number}})',
  },
};

const order = {
  order: {
    holdNotes: 'Held in the Picanova block',
    words: {
      held: 'Not sent yet.',
      blocked: 'Cannot be sent until the problem below is solved.',
      ready: 'Is sent to Picanova next.',
      sent: 'Picanova has it and makes it.',
      shipped: 'On its way to the buyer.',
      fulfilled: 'Made, shipped and fulfilled in Shopify.',
      cancelling: 'Cancellation requested; waiting for Picanova.',
      cancelled: 'Stopped; nothing is made.',
      failed: 'Picanova could not make it.',
    },
    hold: {
      unpaid: 'The order is not paid.',
      wait_window: 'The wait window is open.',
      risk_pending: 'Shopify is still checking it for fraud.',
      on_hold: 'It is on hold in Shopify.',
      scheduled: 'It is scheduled for later.',
      needs_approval: 'It waits for your approval.',
      below_floor: 'It would leave less than you want to keep, and waits for your approval.',
      not_requested: 'Fulfillment was not requested.',
      test_mode_undecided: 'Whether it is printed or a test is not decided yet. The app’s Home page asks.',
      catalogue: 'Picanova’s catalogue cannot be read at the moment. It goes on by itself.',
      artwork: 'Its artwork is being checked. It goes on by itself.',
    },
    holdUntil: 'Until {{when}}.',
    test: 'Test',
    part: 'Print order {{part}} of {{of}}',
    picanovaId: 'Picanova order {{id}}',
    cost: 'Cost {{total}}',
    parcel: 'Parcel {{number}}',
    noTracking: 'No tracking number',
    track: 'Track parcel',
    inShopify: 'Fulfilled in Shopify',
    notInShopify: 'Not in Shopify yet',
    order_cancelled: 'Under way; the order was cancelled in Shopify',
    lines_removed: 'Under way; nothing of it is left to fulfil in Shopify',
    nothing: 'Nothing of this order is printed by Picanova.',
    cancelledInShopify: 'This order was cancelled in Shopify.',
    reload: 'Update',
    tryAgain: 'Try again',
    ask: {
      cost: 'Picanova charges {{cost}}.',
      costUnknown: 'Picanova has not named its total yet.',
      free: 'It was not sent to Picanova: nothing is made and nothing is charged.',
      cancel: {
        title: 'Cancel the print order of {{order}}?',
        text: 'Production is stopped if that is still possible. Nothing is cancelled in Shopify.',
        confirm: 'Cancel print order',
        keep: 'Keep it',
      },
      resubmit: {
        title: 'Send the print order of {{order}} anew?',
        text: 'A new print order is made, printed and charged again.',
        confirm: 'Send anew now',
        keep: 'Do not send',
      },
    },
    nothingInShopify:
      'Missing until it is back: state at Picanova, problems and actions. Shopify has no parcel of this order yet; ' +
      'orders are not lost meanwhile.',
    action: {
      send: 'Send now',
      sendAnyway: 'Send anyway',
      retry: 'Check again',
      hold: 'Hold',
      release: 'Release hold',
      cancel: 'Cancel at Picanova',
      drop: 'Do not print',
      resubmit: 'Send anew',
      refresh: 'Read back from Picanova',
    },
    place: {
      app: 'Open Settings',
      products: 'Open product list',
      variant: 'Open the variant',
      order: 'Open the order',
      settings: 'Open Shopify’s settings',
    },
    outcome: {
      started: 'Asked for. What came of it stands here in a moment.',
      still_stopped: 'Not sent: the problem below still stands in the way.',
      failed: 'Not done. Try again in a minute.',
      not_possible: 'That is not possible any more in its present state.',
      stopped: 'Stopped: nothing is made.',
      too_late: 'Too late: it is in production and will be shipped.',
      still_waiting: 'Picanova has not answered yet. The result will stand here.',
      held: 'On hold. It is not sent until the hold is released.',
      released: 'Hold released.',
      not_ours: 'The hold was placed by somebody else. Release it in the fulfillment card of this order.',
      unreachable: 'The Picanova app does not answer. Nothing was done.',
      too_many: 'The Picanova app is busy. Wait a few seconds, then try again.',
      no_storage: 'The Picanova app cannot save anything at the moment. Try again in a few minutes.',
      refused: 'Not done: {{reason}}',
      denied: 'You lack permission to fulfill orders. ({{reason}})',
    },
  },
};

const headings = {
  order: { heading: { order: 'Picanova print status' } },
  resend: { heading: { resend: 'Send to Picanova anew' } },
};

const resend = {
  resend: {
    explain: 'A new print order is made for each chosen one, and made and charged again.',
    nothing: 'Nothing to send anew: no print order of this order was cancelled or failed.',
    unreachable: 'Sending anew needs the app. Try again in a few minutes.',
    ask: {
      title: {
        one: 'Send the print order of {{order}} anew?',
        other: 'Send {{count}} print orders of {{order}} anew?',
      },
      text: {
        one: 'A new print order is made, printed and charged again.',
        other: 'New print orders are made, printed and charged again.',
      },
      costPartly: 'Known so far: Picanova charges {{cost}}.',
    },
  },
};

/** Groups of texts, by what uses them. */
export const texts = {
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

/** `name` of each extension: what the merchant sees in the admin's lists. */
export const names = {
  'print-product-block': 'Picanova print settings',
  'print-variant-block': 'Picanova print settings',
  'print-product-table': 'Print settings of all variants',
  'print-products-bulk': 'Apply print settings',
  'print-order-block': 'Picanova print status',
  'print-order-resend': 'Send to Picanova anew',
};
