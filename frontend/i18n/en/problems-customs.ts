import { PROBLEM_TITLES } from '../../../web/contract/problem-titles.ts';

/** Problems of what is declared to customs. */
export const customsProblems = {
  customs_currency: {
    title: PROBLEM_TITLES.customs_currency,
    what:
      'The parcel needs customs papers. Your shop has other money than your Picanova account, and nobody has said ' +
      'what it is worth there.',
    todo: 'Enter the exchange rate in Settings. Orders within the EU need none and go on without it.',
    button: 'Enter exchange rate',
  },
};
