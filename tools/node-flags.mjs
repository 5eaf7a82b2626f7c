/**
 * How the app is started. V8 lets the young generation grow to 128 MB, which garbage alone fills; with semi-spaces of
 * 32 MB the app's peak memory is some 40 MB lower at the same CPU time an order. With a bound on the old generation,
 * twenty times what lives there, V8 collects it before it is mostly garbage: under `npm run fuzz` the peak is 270 MB
 * and not 400.
 */
export const NODE_FLAGS = ['--max-semi-space-size=32', '--max-old-space-size=1024'];

/**
 * Blocks of a megabyte and more go back to the system when they are freed. By itself glibc keeps what it once lent, in
 * each thread's own arena: reading a backlog of large webhooks it held 30 MB of nothing. Other systems ignore it.
 */
export const MALLOC = { MALLOC_MMAP_THRESHOLD_: '1048576' };
