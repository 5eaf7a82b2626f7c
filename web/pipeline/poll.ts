/**
 * How often Picanova is asked about an open order when no webhook came. Picanova gives up on a webhook after 66 minutes
 * (reference: picanova-api §5.1), so polling is what makes a lost one cost minutes, not the order. Many due orders are
 * read through one list call, which keeps it within 60 calls a minute.
 */
export const POLL_MS = 10 * 60_000;
