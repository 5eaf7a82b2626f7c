const UTF8_BOM = [0xef, 0xbb, 0xbf] as const;
const UTF16_LE_BOM = [0xff, 0xfe] as const;
const UTF16_BE_BOM = [0xfe, 0xff] as const;

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/**
 * A file's text, its mark of order taken off. Spreadsheets on Windows write UTF-8, UTF-16 or, where asked for plain
 * CSV, the machine's own Windows-1252, in which every byte is a character. A file that names itself UTF-8 and is not
 * keeps a mark (U+FFFD) where it is broken.
 */
export function decodeCsv(bytes: Uint8Array): string {
  if (beginsWith(bytes, UTF16_LE_BOM)) return new TextDecoder('utf-16le').decode(bytes);
  if (beginsWith(bytes, UTF16_BE_BOM)) return new TextDecoder('utf-16be').decode(bytes);
  if (beginsWith(bytes, UTF8_BOM)) return new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
