import { catalogueChanges } from './catalogue-changes.ts';
import { codes } from './codes.ts';
import { older } from './older.ts';
import { preview } from './preview.ts';
import { connections, fields, sending, shipping, updates } from './settings.ts';

/** What no first page needs: it comes with the settings, the catalogue, older orders and previews. */
export const laterTexts = {
  catalogueChanges,
  codes,
  connections,
  fields,
  older,
  preview,
  sending,
  shipping,
  updates,
};
