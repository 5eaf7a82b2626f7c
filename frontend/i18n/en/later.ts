import { older } from './older.ts';
import { preview } from './preview.ts';
import { connections, fields, sending, shipping, updates } from './settings.ts';

/** What no first page needs: it comes with the settings, with older orders and with previews. */
export const laterTexts = { connections, fields, older, preview, sending, shipping, updates };
