import { isJsonObject, type Node } from '../../../openapi/node.ts';
import { into, tell, type Walk } from '../walk/walk.ts';
import { type CompareSchemas, placeBelow } from './place-below.ts';
import { bodyOf, keywords, type Schema, type View } from './view.ts';

/**
 * Members that no property names: any, none, or those of a schema. Closing an object narrows it, opening it widens it,
 * and a schema stands between the two.
 */
export function compareAdditionalProperties(
  walk: Walk,
  base: View,
  next: View,
  compare: CompareSchemas,
): void {
  const [before, after] = [opennessOf(base), opennessOf(next)];
  if (before.schemas.length > 0 && after.schemas.length > 0) {
    compare(into(walk, 'additionalProperties', placeBelow(walk.place)), before.schemas, after.schemas);
    return;
  }
  if (before.rank === after.rank) return;
  tell(walk, {
    aspect: 'additional-properties',
    verb: after.rank < before.rank ? 'narrowed' : 'widened',
    base: before.node ?? bodyOf(base),
    next: after.node ?? bodyOf(next),
    from: before.node?.value ?? true,
    to: after.node?.value ?? true,
  });
}

interface Openness {
  /** How much is let in: nothing, what schemas say, or anything. */
  readonly rank: 0 | 1 | 2;
  readonly schemas: Schema;
  readonly node: Node | null;
}

function opennessOf(view: View): Openness {
  const nodes = keywords(view, 'additionalProperties');
  const closed = nodes.find(({ value }) => value === false);
  if (closed !== undefined) return { rank: 0, schemas: [], node: closed };
  const schemas = nodes.filter(({ value }) => isJsonObject(value) && Object.keys(value).length > 0);
  const [first] = schemas;
  return first === undefined
    ? { rank: 2, schemas, node: nodes[0] ?? null }
    : { rank: 1, schemas, node: first };
}
