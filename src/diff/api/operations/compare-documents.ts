import type { OpenApiDocument } from '../../../openapi/document.ts';
import { isJsonObject, type Node } from '../walk/node.ts';
import { sideOf } from '../walk/side.ts';
import { newUnit, type Unit } from '../walk/unit.ts';
import { SharedParts, tell, type Walk } from '../walk/walk.ts';
import { compareOperation } from './compare-operation.ts';
import { compareComponents } from './components.ts';
import { listOperations, type OperationNode } from './list-operations.ts';
import { pairOperations } from './pair-operations.ts';

/**
 * Walks both documents once. Answers a unit for each operation of either side, and one for what belongs to none; every
 * difference hangs on one of them or on what they use.
 */
export function compareDocuments(base: OpenApiDocument, next: OpenApiDocument): Unit[] {
  const shared = new SharedParts();
  const rest = newUnit();
  const start: Walk = {
    base: sideOf(base),
    next: sideOf(next),
    unit: rest,
    path: '',
    direction: 'none',
    place: 'document',
    shared,
  };
  const units = [...compareAll(start)];
  compareComponents(start);
  shared.finish();
  return [...units, rest];
}

function* compareAll(start: Walk): Generator<Unit> {
  const { kept, renamed, removed, added } = pairOperations(
    listOperations(start.base),
    listOperations(start.next),
  );
  for (const [old, now] of [...kept, ...renamed.map(({ pair }) => pair)]) {
    const unit = newUnit(now.name);
    compareOperation({ ...start, unit, place: 'operation' }, old, now);
    yield unit;
  }
  for (const { pair, evidence } of renamed) {
    const [old, now] = pair;
    const unit = newUnit(old.name);
    tell(
      { ...start, unit, place: 'operation' },
      {
        aspect: 'operation',
        verb: 'renamed',
        base: old.node,
        next: now.node,
        from: old.name,
        to: { operation: now.name, evidence },
      },
    );
    yield unit;
  }
  for (const operation of removed) yield presence(start, operation, 'removed');
  for (const operation of added) yield presence(start, operation, 'added');
}

function presence(start: Walk, operation: OperationNode, verb: 'added' | 'removed'): Unit {
  const unit = newUnit(operation.name);
  const { node } = operation;
  const known = isJsonObject(node.value) ? (node.value['operationId'] ?? null) : null;
  const deprecated = isJsonObject(node.value) && node.value['deprecated'] === true;
  const shown = { operationId: known };
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
        ...(pathStays(start, operation, added) ? (['same-path'] as const) : []),
      ],
    },
  );
  return unit;
}

/** True when the path of an operation is in the other document too, with other methods. */
function pathStays(start: Walk, { path }: OperationNode, added: boolean): boolean {
  const other: Node = (added ? start.base : start.next).root;
  const paths = isJsonObject(other.value) ? other.value['paths'] : undefined;
  return isJsonObject(paths) && Object.hasOwn(paths, path);
}
