/** Bounds of one fetch. Every one can be overridden; none can be switched off. */
export interface FetchLimits {
  /** Milliseconds for all documents together: connecting, headers, bodies, retries and the waits between them. */
  readonly totalDeadline: number;
  /** Bytes of one document, counted after decoding. */
  readonly maxBytes: number;
  /** How often one document is asked for again after the first try. */
  readonly retries: number;
  /** Milliseconds before the first retry, at least; doubled for each further one. */
  readonly firstRetryDelay: number;
  /** Milliseconds beyond which a `Retry-After` is not waited for. */
  readonly maxRetryAfter: number;
  /** Redirects followed for one document. */
  readonly maxRedirects: number;
}

export const defaultLimits: FetchLimits = {
  // A healthy site answers within a second; a CI step that hangs longer than this helps nobody.
  totalDeadline: 90_000,
  // The largest API description known to us (Stripe's) is 7 MB; a real document stays far below.
  maxBytes: 16 * 1024 * 1024,
  // Rides out a restart of the site, and is still few enough not to press on one that is down.
  retries: 3,
  firstRetryDelay: 500,
  // A site that asks for more than this is not to be waited for by a job; the next scheduled run comes anyway.
  maxRetryAfter: 30_000,
  // http → https → www → page is three; more is a misconfiguration.
  maxRedirects: 3,
};

/** Connections to one site at a time: a polite number for a dozen documents. */
export const connectionsPerOrigin = 6;
