import { afterAll, onTestFinished } from 'vitest';
import type { Document } from '../../src/base/document.ts';
import type { Edition } from '../../src/read/edition.ts';
import { readEdition } from '../../src/read/read-edition.ts';
import { type LocalRouter, type RouterOptions, sampleEdition, startRouter } from '../../src/serve/index.ts';
import { latestSample } from '../../src/serve/samples/editions.ts';

/** A key that the router takes. */
export const goodKey = 'sk-rk-0123456789abcdef';

interface Sample {
  readonly edition: Edition;
  readonly documents: readonly Document[];
}

const samples = new Map<string, Sample>();

/** A sample edition with its documents, read once. */
export function sample(date = latestSample): Sample {
  const known = samples.get(date);
  if (known !== undefined) return known;
  const read = sampleEdition(date);
  samples.set(date, read);
  return read;
}

/** An edition whose only document is a spec. */
export function editionOf(spec: object): Edition {
  const bytes = new TextEncoder().encode(JSON.stringify(spec));
  const validators = { etag: null, lastModified: null };
  const document: Document = { name: 'openapi', address: '', finalAddress: '', bytes, validators };
  return readEdition([document], { date: null, origin: 'live' });
}

/** A router that ends with the test. Without options it serves the newest sample edition. */
export async function startLocal(options: Partial<RouterOptions> = {}): Promise<LocalRouter> {
  const router = await startRouter({ ...sample(), ...options });
  onTestFinished(() => router.close());
  return router;
}

/** One router of the newest sample edition for all tests of a file that do not change it. */
export function sharedRouter(): () => Promise<LocalRouter> {
  let started: Promise<LocalRouter> | null = null;
  afterAll(async () => (await started)?.close());
  return () => {
    started ??= startRouter(sample());
    return started;
  };
}

/** An answer with its body read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** The value of a JSON body, else its text. */
  readonly body: unknown;
}

export interface Sent {
  readonly method?: string;
  /** `null` sends none. */
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
  /** Sent as it is if it is text, bytes or a form, else as JSON. */
  readonly body?: unknown;
}

/** Sends one request: a POST if there is a body. */
export async function send(router: LocalRouter, path: string, sent: Sent = {}): Promise<Answered> {
  const { key = goodKey, body } = sent;
  const asIs = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array;
  const response = await fetch(`${router.origin}${path}`, {
    method: sent.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(!(body instanceof FormData) && body !== undefined && { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(body !== undefined && { body: asIs ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}

/** A body of a chat completion that passes every check. */
export const chat = { model: 'openai/gpt-5.5', messages: [{ role: 'user', content: 'Say hello.' }] };
