import type { Texts } from '../texts.ts';
import { activity, events } from './activity.ts';
import { common, failures, jobs } from './common.ts';
import { home } from './home.ts';
import { ask, older, order, orders, picanovaStatus } from './orders.ts';
import { facts, factValues, problems } from './problems.ts';
import { bulk, catalogue, copyFields, csv, mapping, plan, products } from './products.ts';
import { connections, fields, sending, settings, shipping, updates } from './settings.ts';

/** All texts in German. */
export const texts: Texts = {
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
