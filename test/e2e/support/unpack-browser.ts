import { browserProgram } from './browser.ts';

/** Once before all tests: several workers that unpack one browser at the same time break it for each other. */
export async function setup(): Promise<void> {
  await browserProgram();
}
