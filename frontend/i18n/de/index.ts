import type { Texts } from '../texts.ts';
import { firstTexts } from './first.ts';
import { laterTexts } from './later.ts';

/** All texts in German. */
export const texts: Texts = {
  ...firstTexts,
  ...laterTexts,
  // Their pages' titles come first, all else of them later.
  bulk: { ...firstTexts.bulk, ...laterTexts.bulk },
  mapping: { ...firstTexts.mapping, ...laterTexts.mapping },
  copyFields: { ...firstTexts.copyFields, ...laterTexts.copyFields },
  csv: { ...firstTexts.csv, ...laterTexts.csv },
};
