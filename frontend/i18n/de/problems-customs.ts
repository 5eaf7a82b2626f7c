import type { Texts } from '../texts.ts';

/** Problems of what is declared to customs. */
export const customsProblems: Pick<Texts['problems'], 'customs_currency'> = {
  customs_currency: {
    title: 'Kein Wechselkurs für den Zoll',
    what:
      'Das Paket braucht Zollpapiere. Ihr Shop hat eine andere Währung als Ihr Picanova-Konto, und niemand hat ' +
      'gesagt, was sie dort wert ist.',
    todo:
      'Tragen Sie den Wechselkurs in den Einstellungen ein. Bestellungen innerhalb der EU brauchen keinen und ' +
      'laufen weiter.',
    button: 'Wechselkurs eintragen',
  },
};
