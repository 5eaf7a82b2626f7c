import { catalogueChanges } from './catalogue-changes.ts';
import { codes } from './codes.ts';
import { older } from './older.ts';
import { preview } from './preview.ts';
import { bulk, copyFields, csv, mapping, plan } from './product-tools.ts';
import { connections, fields, sending, shipping, updates } from './settings.ts';

/** What no first page needs: it comes with settings, catalogue, older orders, previews and tools for products. */
export const laterTexts = {
  bulk,
  catalogueChanges,
  codes,
  connections,
  copyFields,
  csv,
  fields,
  mapping,
  older,
  plan,
  preview,
  sending,
  shipping,
  updates,
};
