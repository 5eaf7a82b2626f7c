import { codes } from './codes.ts';
import { connections, fields, sending, shipping, updates } from './settings.ts';

/** What comes with the settings pages: no other needs it. */
export const laterTexts = { codes, connections, fields, sending, shipping, updates };
