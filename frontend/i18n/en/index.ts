import { firstTexts } from './first.ts';
import { laterTexts } from './later.ts';

/** All texts of the pages. English is the source: every other language has exactly these keys, or the types fail. */
export const texts = {
  ...firstTexts,
  ...laterTexts,
  // Their pages' titles come first, all else of them later.
  bulk: { ...firstTexts.bulk, ...laterTexts.bulk },
  mapping: { ...firstTexts.mapping, ...laterTexts.mapping },
  copyFields: { ...firstTexts.copyFields, ...laterTexts.copyFields },
  csv: { ...firstTexts.csv, ...laterTexts.csv },
};
