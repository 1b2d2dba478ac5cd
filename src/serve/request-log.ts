/** A request that was answered. */
export interface RouterRequest {
  readonly method: string;
  /** The request target as it was sent, with its query. */
  readonly path: string;
  readonly status: number;
  /** `POST /v1/messages`; `null` for a document or an unknown path. */
  readonly operation: string | null;
  /** The body as a value, a form as an object; `null` without one. Never the key. */
  readonly body: unknown;
}

/** The requests of a router, as far as there is room for them. */
export interface RequestLog {
  /** The latest ones, oldest first. */
  readonly requests: readonly RouterRequest[];
  /** Adds a request whose body was of so many bytes. */
  add(request: RouterRequest, bytes: number): void;
}

/** More than any test sends. */
const maximumRequests = 10_000;

/** Bodies are kept as well, and a router may run for days. */
const maximumBytes = 128 * 1024 * 1024;

/** A log that forgets its oldest requests when it is full, and tells of each new one. */
export function createRequestLog(onRequest: (request: RouterRequest) => void): RequestLog {
  const requests: RouterRequest[] = [];
  const sizes: number[] = [];
  let total = 0;
  return {
    requests,
    add(request, bytes) {
      requests.push(request);
      sizes.push(bytes);
      total += bytes;
      while (requests.length > maximumRequests || total > maximumBytes) {
        requests.shift();
        total -= sizes.shift() ?? 0;
      }
      onRequest(request);
    },
  };
}
