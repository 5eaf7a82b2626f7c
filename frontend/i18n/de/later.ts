import { older } from './older.ts';
import { preview } from './preview.ts';
import { connections, fields, sending, shipping, updates } from './settings.ts';

/** What comes with the settings pages: no other needs it. */
export const laterTexts = { connections, fields, older, preview, sending, shipping, updates };
