/** What a print will look like, in words beside its picture. */
export const picture = {
  of: 'So sieht {{title}} gedruckt aus, {{width}} × {{height}} cm',
  loading: 'Das Bild wird erstellt',
  sharp: '{{dpi}} DPI: scharf genug',
  tooSmall: '{{dpi}} DPI: zu wenige Pixel, nötig sind {{needed}} DPI',
  goodUpTo: 'Gut bis {{width}} × {{height}} cm',
  cutOff: '{{percent}} % des Motivs werden an den Rändern abgeschnitten',
  turned: 'Das Motiv liegt quer. Laden Sie es um 90° gedreht hoch: dann passt es',
  edge: {
    mirrored: 'Seiten: das Motiv, gespiegelt',
    white: 'Seiten: weiß',
    stretched: 'Seiten: der Rand des Motivs, gedehnt',
    folded: 'Seiten: das Motiv läuft um den Rahmen, ab der gestrichelten Linie',
  },
};
