import type { Texts } from '../texts.ts';
import { firstTexts } from './first.ts';
import { laterTexts } from './later.ts';

/** All texts in German. */
export const texts: Texts = { ...firstTexts, ...laterTexts };
