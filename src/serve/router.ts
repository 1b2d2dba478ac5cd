import { createServer } from 'node:http';
import type { Document } from '../base/document.ts';
import { UsageFailure } from '../base/failure.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import type { Edition } from '../read/edition.ts';
import { createHandler, type Handler } from './handler.ts';
import { createRequestLog, type RouterRequest } from './request-log.ts';
import { respond } from './respond.ts';
import { listenOnLoopback, refusesHost } from './samples/loopback.ts';
import { siteOf } from './samples/site.ts';

/** How to start a local router. */
export interface RouterOptions {
  /** What to serve: its API answers the calls, its catalog says which models there are. */
  readonly edition: Edition;
  /** Published at the paths of the live site. */
  readonly documents?: readonly Document[];
  /** Default: any that is free. */
  readonly port?: number;
  /** The keys to accept. Default: every key that looks like one. */
  readonly keys?: readonly string[];
  /** Seconds of `Retry-After` for a key ending in `-limited`. Default: 1, since official SDKs really wait for so long. */
  readonly retryAfter?: number;
  /** Called after each answer. */
  readonly onRequest?: (request: RouterRequest) => void;
  /** Called with a bug of ours, after a 500. Default: it is thrown, and ends the process. */
  readonly onFault?: (error: unknown) => void;
}

/** A router on loopback. */
export interface LocalRouter {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** The latest requests, oldest first; it grows while the router runs. */
  readonly requests: readonly RouterRequest[];
  /** What requests are not checked against, since the spec's schema for it is none. */
  readonly unchecked: readonly string[];
  /** Ends the router and its open connections. Can be called twice. */
  close(): Promise<void>;
}

/**
 * Starts a gateway of one's own on 127.0.0.1, which answers from an edition's spec and catalog.
 *
 * Throws a `UsageFailure` for an edition without an API and a catalog, and a `LocalFailure` for a port that is taken.
 */
export async function startRouter(options: RouterOptions): Promise<LocalRouter> {
  const handler = handlerFor(options);
  const log = createRequestLog(options.onRequest ?? (() => {}));
  let count = 0;
  const server = createServer((request, response) => {
    if (refusesHost(request, response)) return;
    count += 1;
    response.setHeader('x-request-id', `req_${String(count).padStart(6, '0')}`);
    respond(handler, request, response, log).catch(options.onFault ?? rethrow);
  });
  const { origin, close } = await listenOnLoopback(server, options.port ?? 0);
  return { origin, requests: log.requests, unchecked: handler.unchecked, close };
}

function handlerFor({ edition, documents = [], keys, retryAfter = 1 }: RouterOptions): Handler {
  const { gateway = defaultGateway } = edition;
  const modified = edition.date === null ? new Date() : new Date(`${edition.date}T00:00:00Z`);
  return createHandler({
    spec: edition.api?.spec ?? listingSpec(edition, gateway),
    gateway,
    models: edition.catalog?.models ?? null,
    site: siteOf(
      documents.map(({ name, bytes }) => [name, bytes] as const),
      modified,
      gateway,
    ),
    keys: keys ?? null,
    retryAfter,
  });
}

/** Of a gateway that publishes no API we know that it lists its models, where its clients look for them. */
function listingSpec({ catalog }: Edition, gateway: Gateway): OpenApiDocument {
  if (catalog === null || gateway.documents.openapi !== undefined) {
    throw new UsageFailure('this edition has no openapi.json, so there is nothing to serve', {
      advice: 'Name an edition whose documents include openapi.json, such as embedded.',
    });
  }
  const list = {
    operationId: 'listModels',
    security: [{ key: [] }],
    responses: { '200': { description: 'Models' } },
  };
  const base = (gateway.api?.base ?? '').replace(/^https?:\/\/[^/]+/, '');
  return {
    openapi: '3.1.0',
    info: { title: gateway.name, version: '1' },
    paths: { [`${base}${gateway.api?.openai ?? '/v1'}/models`]: { get: list } },
  };
}

function rethrow(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
