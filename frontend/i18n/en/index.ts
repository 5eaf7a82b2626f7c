import { activity, events } from './activity.ts';
import { common, failures, jobs } from './common.ts';
import { home } from './home.ts';
import { ask, older, order, orders, picanovaStatus } from './orders.ts';
import { facts, factValues, problems } from './problems.ts';
import { bulk, catalogue, copyFields, csv, mapping, plan, products } from './products.ts';
import { connections, fields, sending, settings, shipping, updates } from './settings.ts';

/** All texts of the pages. English is the source: every other language has exactly these keys, or the types fail. */
export const texts = {
  ...common,
  failures,
  jobs,
  home,
  orders,
  ask,
  older,
  order,
  picanovaStatus,
  products,
  bulk,
  mapping,
  copyFields,
  plan,
  csv,
  catalogue,
  settings,
  connections,
  sending,
  shipping,
  fields,
  updates,
  activity,
  events,
  problems,
  facts,
  factValues,
};
