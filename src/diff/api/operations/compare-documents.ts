import { type Api, apiOf } from '../../../openapi/api.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';
import { child, isJsonObject, type Node } from '../../../openapi/node.ts';
import { type Operation, operationsIn } from '../../../openapi/operations.ts';
import { equalPartsOf } from '../walk/equal-parts.ts';
import { newUnit, type Unit } from '../walk/unit.ts';
import { SharedParts, tell, type Walk } from '../walk/walk.ts';
import { compareOperation } from './compare-operation.ts';
import { compareComponents } from './components.ts';
import { sunsetOf } from './lifecycle.ts';
import { pairOperations } from './pair-operations.ts';
import { shareAddress } from './servers.ts';

/**
 * Walks both documents once. Answers a unit for each operation of either side, and one for what belongs to none; every
 * difference hangs on one of them or on what they use.
 */
export function compareDocuments(base: OpenApiDocument, next: OpenApiDocument): Unit[] {
  const shared = new SharedParts();
  const rest = newUnit();
  const [before, after] = [apiOf(base), apiOf(next)];
  const start: Walk = {
    base: before,
    next: after,
    unit: rest,
    path: '',
    direction: 'none',
    place: 'document',
    shared,
    equal: equalPartsOf(before, after),
  };
  const units = [...compareAll(start)];
  compareComponents(start);
  shared.finish();
  return [...units, rest];
}

function* compareAll(start: Walk): Generator<Unit> {
  const { kept, renamed, removed, added } = pairOperations(
    everyOperation(start.base),
    everyOperation(start.next),
    (old, now) => shareAddress(start, old, now),
  );
  for (const [old, now] of [...kept, ...renamed.map(({ pair }) => pair)]) {
    const unit = newUnit(now.id);
    compareOperation({ ...start, unit, place: 'operation' }, old, now);
    yield unit;
  }
  for (const { pair, evidence } of renamed) {
    const [old, now] = pair;
    const unit = newUnit(old.id);
    tell(
      { ...start, unit, place: 'operation' },
      {
        aspect: 'operation',
        verb: 'renamed',
        base: old.node,
        next: now.node,
        from: old.id,
        to: { operation: now.id, evidence },
      },
    );
    yield unit;
  }
  for (const operation of removed)
    yield presence(start, operation, 'removed', removedPath(start, operation, removed));
  for (const operation of added) yield presence(start, operation, 'added');
}

function everyOperation(api: Api): Operation[] {
  return [...operationsIn(api, 'paths'), ...operationsIn(api, 'webhooks')];
}

/** The path that an operation went with, where more than one did: its going is one change. */
function removedPath(start: Walk, operation: Operation, removed: readonly Operation[]): Node | null {
  if (operation.webhook || pathStays(start, operation, false)) return null;
  const gone = removed.filter(({ path, webhook }) => path === operation.path && !webhook);
  const isDeprecated = ({ value }: Operation) => value['deprecated'] === true;
  const isOne = gone.every(
    (other) =>
      isDeprecated(other) === isDeprecated(operation) && sunsetOf(other.node) === sunsetOf(operation.node),
  );
  const paths = child(start.base.root, 'paths');
  return gone.length > 1 && isOne && paths !== null ? child(paths, operation.path) : null;
}

function presence(
  start: Walk,
  operation: Operation,
  verb: 'added' | 'removed',
  whole: Node | null = null,
): Unit {
  const unit = newUnit(operation.id);
  const node = whole ?? operation.node;
  const deprecated = operation.value['deprecated'] === true;
  const sunset = sunsetOf(operation.node);
  const shown = {
    ...(whole === null ? { operationId: operation.operationId } : { path: operation.path }),
    ...(sunset !== undefined && deprecated && { sunset }),
  };
  const added = verb === 'added';
  tell(
    { ...start, unit, place: 'operation' },
    {
      aspect: operation.webhook ? 'webhook' : 'operation',
      verb,
      base: added ? null : node,
      next: added ? node : null,
      from: added ? undefined : shown,
      to: added ? shown : undefined,
      traits: [
        ...(deprecated ? (['deprecated'] as const) : []),
        ...(sunset === undefined ? [] : (['sunset'] as const)),
        ...(pathStays(start, operation, added) ? (['same-path'] as const) : []),
      ],
    },
  );
  return unit;
}

/** True when the path of an operation is in the other document too, with other methods. */
function pathStays(start: Walk, { path }: Operation, added: boolean): boolean {
  const other: Node = (added ? start.base : start.next).root;
  const paths = isJsonObject(other.value) ? other.value['paths'] : undefined;
  return isJsonObject(paths) && Object.hasOwn(paths, path);
}
