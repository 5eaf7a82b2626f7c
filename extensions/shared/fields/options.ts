/** Options by their name: the same in the app's pages. */
export {
  freeNumber,
  pairNamed,
  pairsOf,
  withOption,
  withPair,
  type OptionPair,
} from '../../../web/contract/field-draft.ts';
