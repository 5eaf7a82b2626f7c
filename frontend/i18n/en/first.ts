import { activity, events } from './activity.ts';
import { common, failures, jobs, settings } from './common.ts';
import { home } from './home.ts';
import { ask, order, orders, picanovaStatus } from './orders.ts';
import { picture } from './picture.ts';
import { facts, factValues, problems } from './problems.ts';
import { catalogue, products } from './products.ts';

/** What the first page may need: all but the words of the settings. */
export const firstTexts = {
  ...common,
  picture,
  failures,
  jobs,
  home,
  orders,
  ask,
  order,
  picanovaStatus,
  products,
  bulk: { title: 'Edit in a table' },
  mapping: { title: 'Map by option value' },
  copyFields: { title: 'Copy to other products' },
  csv: { title: 'Import CSV' },
  catalogue,
  settings,
  activity,
  events,
  problems,
  facts,
  factValues,
};
