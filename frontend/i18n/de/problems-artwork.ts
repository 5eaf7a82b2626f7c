import type { Texts } from '../texts.ts';

export const artworkProblems: Pick<
  Texts['problems'],
  'artwork_wrong_type' | 'artwork_too_small' | 'artwork_wrong_ratio'
> = {
  artwork_wrong_type: {
    title: 'Motiv ist kein druckbares JPEG oder PNG',
    what: 'Picanova druckt JPEG- und PNG-Dateien bis 40 MB. Unter dem Link zum Motiv liegt etwas anderes.',
    todo: 'Speichern Sie das Bild als JPEG oder PNG in RGB, und verlinken Sie diese Datei.',
    button: 'Druckfelder bearbeiten',
  },
  artwork_too_small: {
    title: 'Motiv zu klein für diesen Druck',
    what: 'Das Bild hat weniger Pixel, als Picanova für diese Größe braucht. Der Druck würde unscharf.',
    todo: 'Nehmen Sie eine größere Datei des Bildes, oder bieten Sie es in kleineren Größen an.',
    button: 'Druckfelder bearbeiten',
  },
  artwork_wrong_ratio: {
    title: 'Motiv hat eine andere Form als der Druck',
    what: 'So gedruckt würde ein Teil des Bildes abgeschnitten, oder es läge auf der Seite.',
    todo:
      'Schneiden Sie das Bild auf die Form des Drucks zu, oder drehen Sie es. Wie weit beide abweichen dürfen, ' +
      'steht in den Einstellungen.',
    button: 'Druckfelder bearbeiten',
  },
};

export const artworkReasons = {
  not_found: 'Unter diesem Link ist nichts mehr',
  forbidden: 'Der Link verlangt eine Berechtigung: Niemand sonst darf das Bild laden',
  no_such_host: 'Einen Server dieses Namens gibt es nicht',
  bad_certificate: 'Das Zertifikat des Servers ist nicht gültig',
  too_many_redirects: 'Der Link führt von einer Adresse zur nächsten',
  insecure_redirect: 'Der Link führt zu einer Adresse ohne https',
  share_page: 'Der Link führt zu einer Seite, die das Bild zeigt, nicht zum Bild selbst',
  expires: 'Der Link endet, bevor Picanova gedruckt hat: Er muss zwei Wochen halten',
  no_answer: 'Der Server antwortet nicht',
  type: 'Es ist eine andere Art von Datei',
  damaged: 'Die Datei ist beschädigt',
  empty: 'Die Datei ist leer',
  too_large: 'Die Datei ist größer als 40 MB',
  ratio: 'Die Formen weichen zu stark voneinander ab',
  turned: 'Das Bild ist im Querformat und der Druck im Hochformat oder umgekehrt',
};
