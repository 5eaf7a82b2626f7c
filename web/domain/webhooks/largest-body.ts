/**
 * The largest webhook body that is taken, stored and read. Shopify's largest order payloads stay under 5 MB; the
 * official middleware's 500 kB turns a big order into a 413 for ever.
 */
export const LARGEST_BODY_BYTES = 8 * 1024 * 1024;
