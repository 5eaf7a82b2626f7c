/** When every test begins, in epoch ms. */
export const START_MS = 1_790_000_000_000;
