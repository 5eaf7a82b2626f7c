import type sharp from 'sharp';

/**
 * What reads and shrinks pictures. It takes 32 MB (measured), so it is loaded with the first file that is looked at.
 * One operation at a time, of one thread, and nothing kept of it: pages must not starve what orders wait for.
 */
export async function pictureLibrary(): Promise<typeof sharp> {
  const { default: library } = await import('sharp');
  library.concurrency(1);
  library.cache(false);
  return library;
}
