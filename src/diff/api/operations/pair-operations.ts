import { canonicalJson, type JsonValue } from '../../../base/json.ts';
import { isJsonObject, valueAt } from '../../../openapi/node.ts';
import type { Operation } from '../../../openapi/operations.ts';

type Pair = readonly [Operation, Operation];

interface Pairs {
  readonly kept: readonly Pair[];
  /** With the sign by which the operation was known again. */
  readonly renamed: ReadonlyArray<{ readonly pair: Pair; readonly evidence: string }>;
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/**
 * Pairs the operations of two documents: by method and path, where the names of path parameters do not matter; by the
 * whole address where a part of it went from the server to the path or the reverse; then
 * those left over by what they have kept under another address, when nothing else has it.
 */
export function pairOperations(
  base: readonly Operation[],
  next: readonly Operation[],
  sameAddress: (old: Operation, now: Operation) => boolean = () => false,
): Pairs {
  const exact = pairBy(base, next, (operation) => operation.id);
  const loose = pairBy(exact.removed, exact.added, templateOf);
  const byAddress = pairWhere(loose.removed, loose.added, sameAddress);
  const byId = pairBy(byAddress.removed, byAddress.added, idOf);
  const byContract = pairBy(byId.removed, byId.added, contractOf);
  return {
    kept: [...exact.kept, ...loose.kept, ...byAddress.kept],
    renamed: [
      ...byId.kept.map((pair) => ({ pair, evidence: `same operationId ${idOf(pair[0]) ?? ''}` })),
      ...byContract.kept.map((pair) => ({ pair, evidence: 'same method, parameters, body and responses' })),
    ],
    removed: byContract.removed,
    added: byContract.added,
  };
}

type Key = (operation: Operation) => string | null;

/** Pairs what has a key that nothing else on its side has. */
function pairBy(base: readonly Operation[], next: readonly Operation[], key: Key) {
  const [before, after] = [uniqueBy(base, key), uniqueBy(next, key)];
  const kept: Pair[] = [];
  for (const [name, old] of before) {
    const now = after.get(name);
    if (now !== undefined) kept.push([old, now]);
  }
  const paired = new Set(kept.flat());
  return {
    kept,
    removed: base.filter((operation) => !paired.has(operation)),
    added: next.filter((operation) => !paired.has(operation)),
  };
}

/** Pairs those of which one and only one on the other side fits. */
function pairWhere(
  base: readonly Operation[],
  next: readonly Operation[],
  fits: (old: Operation, now: Operation) => boolean,
) {
  const kept = base.flatMap((old): Pair[] => {
    const [now, ...others] = next.filter((one) => !one.webhook && !old.webhook && fits(old, one));
    return now === undefined || others.length > 0 ? [] : [[old, now]];
  });
  const paired = new Set(kept.flat());
  return {
    kept,
    removed: base.filter((operation) => !paired.has(operation)),
    added: next.filter((operation) => !paired.has(operation)),
  };
}

function uniqueBy(operations: readonly Operation[], key: Key): Map<string, Operation> {
  const found = new Map<string, Operation>();
  const twice = new Set<string>();
  for (const operation of operations) {
    const name = key(operation);
    if (name === null) continue;
    if (found.has(name)) twice.add(name);
    found.set(name, operation);
  }
  for (const name of twice) found.delete(name);
  return found;
}

function templateOf({ id }: Operation): string {
  return id.replace(/\{[^{}]*\}/g, '{}');
}

/** A deprecated operation that goes was announced; what came instead is told as an addition. */
function idOf({ node, webhook }: Operation): string | null {
  const id = valueAt(node, 'operationId');
  if (typeof id !== 'string' || valueAt(node, 'deprecated') === true || webhook) return null;
  return id;
}

/** Keys that say nothing of what an operation takes and gives. */
const prose = new Set([
  'summary',
  'description',
  'tags',
  'operationId',
  'example',
  'examples',
  'externalDocs',
]);

/** A contract of a few words is no evidence: many operations have it. */
const shortestContract = 200;

function contractOf({ node, method, webhook }: Operation): string | null {
  if (webhook || valueAt(node, 'deprecated') === true) return null;
  const text = canonicalJson(stripProse(node.value));
  return text.length < shortestContract ? null : `${method} ${text}`;
}

function stripProse(value: JsonValue | undefined): unknown {
  if (Array.isArray(value)) return value.map(stripProse);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !prose.has(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, stripProse(inner)]));
}
