import { inspect } from 'node:util';
import { Failure } from '../../src/base/failure.ts';
import { fetchDocuments } from '../../src/fetch/fetch-documents.ts';
import type { FetchLimits } from '../../src/fetch/limits.ts';
import type { DocumentRequest, FetchOptions, FetchResult } from '../../src/fetch/request.ts';

/** A key that every run carries; it may stand in no message, note or result. */
export const canary = 'sk-rk-canary-0123456789';

/** Small enough for a test to wait for. */
export const quickLimits: FetchLimits = {
  totalDeadline: 5_000,
  maxBytes: 200_000,
  retries: 2,
  firstRetryDelay: 5,
  maxRetryAfter: 3_000,
  maxRedirects: 3,
};

/** What came of a run: its results or its failure, and every word that was said on the way. */
export interface Outcome {
  readonly results: readonly FetchResult[] | null;
  readonly failure: Failure | null;
  /** Message and advice of the failure, all that `inspect` shows of it, and the notes of the progress. */
  readonly words: string;
}

/** Fetches with small limits and the canary in a header; a failure is a result, a bug is thrown. */
export async function attempt(
  requests: readonly DocumentRequest[],
  options: Partial<FetchOptions> = {},
): Promise<Outcome> {
  const notes: string[] = [];
  const full: FetchOptions = {
    userAgent: 'router-one-sync/test',
    environment: {},
    onProgress: (progress) => notes.push(inspect(progress)),
    ...options,
    limits: { ...quickLimits, ...options.limits },
  };
  const keyed = requests.map((each) => ({
    ...each,
    headers: { 'x-api-key': canary, authorization: `Bearer ${canary}`, ...each.headers },
  }));
  try {
    const results = await fetchDocuments(keyed, full);
    return { results, failure: null, words: [inspect(results, { depth: 9 }), ...notes].join('\n') };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { results: null, failure: error, words: [inspect(error, { depth: 9 }), ...notes].join('\n') };
  }
}

/** A question for a document that lies at `/models.md` or, for JSON, at `/docs/openapi.json`. */
export function question(origin: string, parts: Partial<DocumentRequest> = {}): DocumentRequest {
  const json = parts.expects === 'json';
  return {
    name: json ? 'openapi' : 'models',
    address: `${origin}${json ? '/docs/openapi.json' : '/models.md'}`,
    expects: 'markdown',
    validators: null,
    ...parts,
  };
}
