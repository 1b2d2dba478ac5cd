import type { IncomingHttpHeaders } from 'node:http';
import { isPlainObject } from '../base/json.ts';
import { meaningOf } from '../catalog/fold-id.ts';
import type { Model } from '../catalog/model.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { bareMediaType } from '../openapi/media-types.ts';
import { asksForStream, createAnswers, onlyStreams } from './answers/answer-operation.ts';
import {
  invalidRequest,
  noSuchMethod,
  noSuchModel,
  noSuchPath,
  type Refusal,
  refusals,
  tooManyRequests,
  wrongMediaType,
} from './answers/refusals.ts';
import { createRefuse } from './answers/refuse.ts';
import type { Reply } from './answers/reply.ts';
import { readBody } from './checks/read-body.ts';
import { keyOf, standingOf } from './keys.ts';
import { readServedOperations, type ServedOperation } from './operations.ts';
import type { Site } from './samples/site.ts';
import { createRoutes, type PathValues } from './spec/routes.ts';

/** A request with its body. */
export interface ReceivedRequest {
  readonly method: string;
  /** As sent: a path, perhaps with a query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** `null` for a body that is larger than the router takes. */
  readonly body: Uint8Array | null;
}

/** What a request led to. */
export interface Handled {
  readonly reply: Reply;
  /** `POST /v1/messages`; `null` for a document or an unknown path. */
  readonly operation: string | null;
  /** The body as a value; `null` without one, or when it could not be read. */
  readonly body: unknown;
}

/** What the router knows and how it shall behave. */
export interface HandlerOptions {
  readonly spec: OpenApiDocument;
  /** `null` without a catalog: every model is then known. */
  readonly models: readonly Model[] | null;
  readonly site: Site;
  /** Whose router it plays. */
  readonly gateway: Gateway;
  /** `null`: every key of the right shape. */
  readonly keys: readonly string[] | null;
  /** Seconds of `Retry-After`. */
  readonly retryAfter: number;
}

/** Answers requests, and says what it cannot check them against. */
export interface Handler {
  readonly unchecked: readonly string[];
  handle(request: ReceivedRequest): Promise<Handled>;
}

/** The router as a function of requests; it remembers nothing but the tasks that were submitted. */
export function createHandler(options: HandlerOptions): Handler {
  const { spec, site } = options;
  const operations = readServedOperations(spec);
  const routes = createRoutes(spec);
  const refuse = createRefuse(
    spec,
    [...operations.values()].map(({ responses }) => responses),
  );
  const answer = createAnswers(
    spec,
    { models: options.models, routingWords: routingWordsOf(options) },
    refuse,
  );
  return {
    unchecked: [...operations.values()].flatMap(({ checks }) => checks.unchecked),
    async handle(request) {
      const path = request.target.replace(/[?#].*$/s, '');
      const page = site.get(path);
      if (page !== undefined) return { reply: { kind: 'page', page }, operation: null, body: null };
      const destination = routes(request.method, path, /\?([^#]*)/s.exec(request.target)?.[1]);
      if (destination.kind !== 'operation') {
        const refusal =
          destination.kind === 'other-methods'
            ? noSuchMethod(request.method, destination.allowed)
            : noSuchPath(path);
        return { reply: refuse(null, refusal), operation: null, body: null };
      }
      const meant = [destination.operation, ...destination.others].flatMap(
        ({ id }) => operations.get(id) ?? [],
      );
      const { served, checked } = await choose(request, meant, destination.values, options);
      const operation = served.operation.id;
      if ('refusal' in checked) {
        return { reply: refuse(served.responses, checked.refusal), operation, body: checked.body };
      }
      const { body } = checked;
      const { accept = '' } = request.headers;
      return { reply: answer(served, { values: destination.values, body, accept }), operation, body };
    },
  };
}

/** Of operations at one address the one that takes the request, and streams where a stream is asked for. */
async function choose(
  request: ReceivedRequest,
  meant: readonly ServedOperation[],
  values: PathValues,
  options: HandlerOptions,
): Promise<{ served: ServedOperation; checked: Checked }> {
  const tried = await Promise.all(
    meant.map(async (served) => ({ served, checked: await checkRequest(request, served, values, options) })),
  );
  const taken = tried.filter(({ checked }) => !('refusal' in checked));
  const { accept = '' } = request.headers;
  const fits = taken.find(
    ({ served, checked }) => asksForStream(checked.body, accept) === onlyStreams(served.responses),
  );
  const [first] = [...(fits === undefined ? [] : [fits]), ...taken, ...tried];
  if (first === undefined) throw new Error('an address without an operation');
  return first;
}

type Checked = { readonly body: unknown } | { readonly refusal: Refusal; readonly body: unknown };

async function checkRequest(
  request: ReceivedRequest,
  served: ServedOperation,
  values: PathValues,
  options: HandlerOptions,
): Promise<Checked> {
  const early = checkKey(request, served, options) ?? checkParameters(request, served, values);
  if (early !== null) return { refusal: early, body: null };
  const checked = await checkBody(request, served);
  if ('refusal' in checked) return checked;
  const { body } = checked;
  const model = isPlainObject(body) ? body['model'] : undefined;
  if (typeof model === 'string' && !isKnown(model, options))
    return { refusal: noSuchModel(model, meantBy(model, options)), body };
  return { body };
}

/** What costs nothing is answered without a balance, so a 402 comes only where the spec documents it. */
function checkKey(
  { headers, target }: ReceivedRequest,
  { needsKey, responses }: ServedOperation,
  { keys, retryAfter, gateway }: HandlerOptions,
): Refusal | null {
  if (!needsKey) return null;
  const standing = standingOf(keyOf(headers, target, gateway.key.sent), keys, gateway.key.prefix);
  if (standing === 'refused') return refusals.badKey;
  if (standing === 'limited') return tooManyRequests(retryAfter);
  return standing === 'broke' && responses.failure(402) !== null ? refusals.noBalance : null;
}

function checkParameters(
  { target, headers }: ReceivedRequest,
  { checks }: ServedOperation,
  values: PathValues,
): Refusal | null {
  const faults = [
    ['path parameter', checks.path(checks.read.path(values))],
    ['query parameter', checks.query(checks.read.query(/\?([^#]*)/s.exec(target)?.[1] ?? ''))],
    ['header', checks.headers(checks.read.headers(headers))],
    ['cookie', checks.cookies(checks.read.cookies(headers))],
  ] as const;
  const [place, fault] = faults.find(([, found]) => found !== null) ?? [];
  return place === undefined ? null : invalidRequest(`${place} ${fault}`);
}

async function checkBody(request: ReceivedRequest, { checks }: ServedOperation): Promise<Checked> {
  const refused = (refusal: Refusal, body: unknown = null): Checked => ({ refusal, body });
  if (request.body === null) return refused(refusals.bodyTooLarge);
  if (checks.bodies.size === 0 || /^(?:GET|HEAD)$/.test(request.method)) return { body: null };
  if (request.body.byteLength === 0) {
    return checks.bodyRequired ? refused(invalidRequest('the body: is required')) : { body: null };
  }
  const contentType = request.headers['content-type'] ?? '';
  const type = bareMediaType(contentType);
  const check = checks.bodies.get(rangeOf(type, [...checks.bodies.keys()]));
  if (check === undefined) return refused(wrongMediaType(type, [...checks.bodies.keys()]));
  const reading = await readBody(request.body, type, contentType);
  if ('fault' in reading) return refused(invalidRequest(reading.fault));
  const fault = check(reading.value);
  return fault === null ? { body: reading.value } : refused(invalidRequest(fault), reading.value);
}

/** The media type as the document has it: itself, or a range that it is in. */
function rangeOf(type: string, documented: readonly string[]): string {
  const [first = ''] = type.split('/');
  const json = type.replace(/\/(?:.*\+)?json$/, '/*+json');
  return [type, json, `${first}/*`, '*/*'].find((each) => documented.includes(each)) ?? type;
}

/** The words with which a request leaves the choice of the model to the gateway. */
function routingWordsOf({ gateway }: HandlerOptions): readonly string[] {
  return gateway.routingWords ?? [];
}

function meantBy(model: string, { models }: HandlerOptions): string | null {
  return meaningOf((models ?? []).map(({ id }) => id))(model);
}

function isKnown(model: string, options: HandlerOptions): boolean {
  const { models } = options;
  return routingWordsOf(options).includes(model) || models === null || models.some(({ id }) => id === model);
}
