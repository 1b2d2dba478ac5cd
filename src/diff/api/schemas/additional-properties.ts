import { isJsonObject, type Node } from '../../../openapi/node.ts';
import { into, tell, type Walk } from '../walk/walk.ts';
import { type CompareSchemas, placeBelow } from './place-below.ts';
import { bodyOf, keywords, type View } from './view.ts';

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
  if (typeof before.rule !== 'string' && typeof after.rule !== 'string') {
    compare(into(walk, 'additionalProperties', placeBelow(walk.place)), [before.rule], [after.rule]);
    return;
  }
  if (rankOf(before) === rankOf(after)) return;
  tell(walk, {
    aspect: 'additional-properties',
    verb: rankOf(after) < rankOf(before) ? 'narrowed' : 'widened',
    base: before.node ?? bodyOf(base),
    next: after.node ?? bodyOf(next),
    from: before.node?.value ?? true,
    to: after.node?.value ?? true,
  });
}

interface Openness {
  readonly rule: 'any' | 'none' | Node;
  readonly node: Node | null;
}

function opennessOf(view: View): Openness {
  const nodes = keywords(view, 'additionalProperties');
  const closed = nodes.find(({ value }) => value === false);
  if (closed !== undefined) return { rule: 'none', node: closed };
  const schema = nodes.find(({ value }) => isJsonObject(value) && Object.keys(value).length > 0);
  return schema === undefined ? { rule: 'any', node: nodes[0] ?? null } : { rule: schema, node: schema };
}

function rankOf({ rule }: Openness): number {
  if (rule === 'none') return 0;
  return rule === 'any' ? 2 : 1;
}
