import { catalogueChanges } from './catalogue-changes.ts';
import { codes } from './codes.ts';
import { connections, fields, sending, shipping, updates } from './settings.ts';

/** What comes with the settings and the catalogue: no other page needs it. */
export const laterTexts = { catalogueChanges, codes, connections, fields, sending, shipping, updates };
