import { catalogueChanges } from './catalogue-changes.ts';
import { connections, fields, sending, shipping, updates } from './settings.ts';

/** What comes with the settings and the catalogue: no other page needs it. */
export const laterTexts = { catalogueChanges, connections, fields, sending, shipping, updates };
