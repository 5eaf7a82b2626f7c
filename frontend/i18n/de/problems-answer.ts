import type {
  addressParts as partsInEnglish,
  answerDiffers as inEnglish,
  answerDiffersIn as placesInEnglish,
} from '../en/problems-answer.ts';

/** What Picanova answers is not what was sent. */
export const answerDiffers: Record<keyof typeof inEnglish, string> = {
  title: 'Picanova hat etwas anderes, als wir gesendet haben',
  what: 'Der Auftrag bei Picanova weicht vom Gewollten ab; worin, steht darunter.',
  todo: 'Stornieren Sie ihn bei Picanova, solange er sich noch stoppen lässt, und senden Sie ihn neu.',
  button: 'Bei Picanova stornieren',
};

/** Where it differs. */
export const answerDiffersIn: Record<keyof typeof placesInEnglish, string> = {
  items: 'Anzahl der Artikel',
  item_ids: 'Artikel',
  quantity: 'Menge',
  product: 'Produkt',
  file: 'Motiv: Picanova würde ein anderes Bild drucken',
  options: 'Optionen',
  address: 'Lieferadresse',
};

/** Parts of an address. */
export const addressParts: Record<keyof typeof partsInEnglish, string> = {
  firstname: 'Vorname',
  lastname: 'Nachname',
  company: 'Firma',
  streetPrimary: 'Straße',
  streetSecondary: 'Zweite Adresszeile',
  city: 'Ort',
  postcode: 'Postleitzahl',
  countryCode: 'Land',
  regionCode: 'Bundesstaat oder Provinz',
  telephone: 'Telefon',
  email: 'E-Mail',
};
