export const bulk = {
  hint:
    'Changes apply to the variant itself. Empty a cell to clear it. Paste from a spreadsheet; Enter goes down, ' +
    'Ctrl+D takes the value above.',
  changed_one: '{{count}} changed variant',
  changed_other: '{{count}} changed variants',
  cell: '{{field}} of {{title}}',
  table: 'Print fields of your variants',
  status: 'Status, print price',
  fillDown: 'Fill down',
  fillDownColumn: 'Fill down: {{column}} of the first variant',
  notOffered: 'Not offered. Possible: {{values}}',
  leftOut_one: '{{count}} pasted cell did not fit into the table.',
  leftOut_other: '{{count}} pasted cells did not fit into the table.',
  allOptions: 'Show all option columns',
};

export const mapping = {
  hint: 'Say once what each value of an option means, such as size = 40x60, and every variant with that value gets it.',
  pickProducts: 'Choose products',
  changeProducts: 'Change products',
  chosen_one: '{{count}} product chosen',
  chosen_other: '{{count}} products chosen',
  option: 'Option',
  optionHint: 'The option of your products whose values decide',
  noOptions: 'The chosen products have no options in common that could decide.',
  variants_one: '{{count}} variant',
  variants_other: '{{count}} variants',
  keepExisting: 'Keep values that variants already have',
  skuFor: 'Print SKU for {{value}}',
  urlFor: 'Artwork link for {{value}}',
  optionFor: '{{option}} for {{value}}',
  optionUnset: 'Not set',
  makes: '{{name}}: {{price}} with these options',
  emptyTitle: 'Choose the products to map',
  emptyText: 'Their options and values are then listed here.',
  needsRule: 'Fill in at least one value.',
};

export const copyFields = {
  hint: 'Variants of the other products get the print fields of the variant with the same option values.',
  from: 'Copy from',
  to: 'Copy to',
  pickFrom: 'Choose product',
  pickTo: 'Choose products',
  nothingChosen: 'Nothing chosen yet',
};

export const plan = {
  title: 'What will change',
  summary: 'Will change: {{changed}}. Stay as they are: {{unchanged}}. Without a match: {{unmatched}}.',
  unmatchedTitle_one: '{{count}} variant without a match',
  unmatchedTitle_other: '{{count}} variants without a match',
  noCounterpart: 'The product you copy from has no variant with {{options}}',
  noRule: 'Nothing was filled in for {{option}} = {{value}}',
  noOption: 'It has no option {{option}}',
  nothing: 'Nothing would change.',
  firstListed: 'The first {{count}} are listed; all are saved.',
  before: 'Before',
  after: 'After',
  field: 'Field',
  variant: 'Variant',
  status: 'Status after',
  empty: 'empty',
  apply_one: 'Save {{count}} change',
  apply_other: 'Save {{count}} changes',
};

export const csv = {
  hint:
    'One row a variant, named by Variant ID or SKU. An empty cell changes nothing, - clears. Nothing is saved ' +
    'before you have seen what would change.',
  template: 'Export your variants first: that file is the template.',
  choose: 'Choose CSV file',
  drop: 'or drop it here',
  reading: 'Checking {{name}}',
  file: 'File',
  summary: 'Rows: {{rows}}. With a change: {{changed}}, without a change: {{unchanged}}, with an error: {{errors}}.',
  willBe: 'After the import: {{ready}} ready, {{incomplete}} incomplete, {{broken}} broken, {{none}} not printed',
  becomesBroken_one: '{{count}} variant would become broken. It is listed first; check it before you import.',
  becomesBroken_other: '{{count}} variants would become broken. They are listed first; check them before you import.',
  errorsTitle: 'Rows that will be left out',
  firstErrors: 'The first {{count}} are listed.',
  row: 'Row',
  cause: 'Cause',
  column: 'Column',
  valueColumn: 'Value',
  apply_one: 'Import {{count}} change',
  apply_other: 'Import {{count}} changes',
  nothing: 'Nothing to import: every row is as it is already, or has an error.',
  rowError: {
    variant_missing: 'The row names no variant',
    variant_unknown: 'There is no such variant in your shop',
    variant_ambiguous: 'More than one variant matches; add the Variant ID',
    variant_repeated: 'The variant stands in an earlier row already',
    level_unknown: 'Level must be variant or product',
    value_too_long: 'The value is too long',
    value_unreadable: 'The value holds characters that cannot be read; save the file as CSV with UTF-8',
    number_shortened:
      'A spreadsheet has shortened this number, and its last digits are lost; format the column as text and fill it ' +
      'anew',
    columns_differ: 'The row has another number of columns than the header',
  },
  fileError: {
    empty: 'The file is empty.',
    no_header: 'The first row must name the columns.',
    no_identity_column: 'There is no column that names the variant: Variant ID or SKU.',
    no_field_column: 'There is no column with a print field, such as print_sku.',
    unknown_column: 'The column “{{column}}” is not known. Rename or remove it.',
    too_many_rows: 'The file has more than 20,000 rows. Split it.',
    not_csv: 'This is not a CSV file. Save it as CSV with UTF-8.',
    too_large: 'The file is larger than 8 MB. Split it.',
  },
};
