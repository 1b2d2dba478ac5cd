import type { JsonValue } from '../../../base/json.ts';
import { child, members, type Node, valueAt } from '../../../openapi/node.ts';
import { tell, verbFor, type Walk } from '../walk/walk.ts';
import { keyword, type View } from './view.ts';

/** The property by which alternatives are told apart, and the names that its values have. */
export function compareDiscriminators(walk: Walk, base: View, next: View): void {
  const [before, after] = [keyword(base, 'discriminator'), keyword(next, 'discriminator')];
  if (before === null && after === null) return;
  const places = { base: before ?? base.home, next: after ?? next.home };
  const [from, to] = [propertyOf(before), propertyOf(after)];
  if (before === null || after === null) {
    tell(walk, { aspect: 'discriminator', verb: verbFor(before, after), ...places, from, to });
    return;
  }
  if (from !== to) {
    tell(walk, { aspect: 'discriminator-property-name', verb: 'changed', ...places, from, to });
  }
  compareMappings(walk, before, after);
}

function propertyOf(node: Node | null): JsonValue | undefined {
  return node === null ? undefined : valueAt(node, 'propertyName');
}

function compareMappings(walk: Walk, before: Node, after: Node): void {
  const [old, now] = [mappingOf(before), mappingOf(after)];
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [base, next] = [old.get(name), now.get(name)];
    if (base?.value === next?.value) continue;
    tell(walk, {
      aspect: 'discriminator-mapping',
      verb: verbFor(base, next),
      base: base ?? before,
      next: next ?? after,
      from: base && [name, base.value],
      to: next && [name, next.value],
    });
  }
}

function mappingOf(node: Node): Map<string, Node> {
  return new Map(members(child(node, 'mapping')).map((member) => [String(member.key), member]));
}
