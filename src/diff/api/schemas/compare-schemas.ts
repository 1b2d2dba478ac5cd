import { referenceOf } from '../../../openapi/api.ts';
import { composers } from '../../../openapi/compose.ts';
import { child, elements, type Node } from '../../../openapi/node.ts';
import { tell, type Walk } from '../walk/walk.ts';
import { compareAdditionalProperties } from './additional-properties.ts';
import { compareAnnotations } from './annotations.ts';
import { compareBounds } from './bounds.ts';
import { isSameUpload } from './bytes.ts';
import { compareDiscriminators } from './discriminators.ts';
import { areAlike, isEqual, isPlain } from './equal-schemas.ts';
import { compareItems } from './items.ts';
import { compareProperties } from './properties.ts';
import { compareStructures } from './structures.ts';
import { compareTypes } from './types.ts';
import { comparesAsUnions, compareUnions, type Viewed } from './unions.ts';
import { compareValues } from './values.ts';
import { type Schema, typesOf, type View, viewOf } from './view.ts';

/** Compares a schema with itself in the other document; what references lead to is compared once. */
export function compareSchemas(walk: Walk, base: Schema, next: Schema): void {
  if (isEqual(walk, base, next)) return;
  const named = isReference(base) || isReference(next);
  if (!named && !isComposed(base) && !isComposed(next)) {
    walk.shared.compare(() => compareHere(walk, base, next));
    return;
  }
  const [before, after] = [base.map(walk.base.follow), next.map(walk.next.follow)];
  walk.shared.use(walk, withSiblings(base, before), withSiblings(next, after), named, (inside) =>
    compareHere(inside, base, next),
  );
}

/** What may differ by what is referred to, and what a schema says itself. */
const comparers = {
  always: [compareNullability, compareValues, compareDiscriminators],
  ofOwn: [compareBounds, compareAnnotations],
};

function compareHere(walk: Walk, base: Schema, next: Schema): void {
  const [before, after] = viewsOf(walk, base, next);
  if (before.never || after.never) compareNever(walk, before, after);
  else compareViews(walk, { schema: base, view: before }, { schema: next, view: after });
}

/** A single alternative is read as if it were none, unless the other side has more of them. */
function viewsOf(walk: Walk, base: Schema, next: Schema): readonly [View, View] {
  const [before, after] = [viewOf(walk.base, base), viewOf(walk.next, next)];
  const single =
    (before.openedSingle && after.unions.length > 0) || (after.openedSingle && before.unions.length > 0);
  return single ? [viewOf(walk.base, base, 'keep'), viewOf(walk.next, next, 'keep')] : [before, after];
}

function compareViews(walk: Walk, base: Viewed, next: Viewed): void {
  const [before, after] = [base.view, next.view];
  if (isSameUpload(walk, before, after)) return;
  if (areAlike(walk, before, after) && isPlain(before) && isPlain(after)) {
    compareBelow(walk, before, after);
    return;
  }
  if (comparesAsUnions(before, after)) compareNullability(walk, before, after);
  // Of a value that is something else altogether nothing more is worth saying.
  else if (compareTypes(walk, before, after) === 'unlike') return;
  else compareKeywords(walk, before, after);
  compareUnions(walk, base, next, compareSchemas);
}

function compareKeywords(walk: Walk, before: View, after: View): void {
  for (const compare of comparers.always) compare(walk, before, after);
  if (!areAlike(walk, before, after)) for (const compare of comparers.ofOwn) compare(walk, before, after);
  compareBelow(walk, before, after);
}

function compareBelow(walk: Walk, before: View, after: View): void {
  compareAdditionalProperties(walk, before, after, compareSchemas);
  compareProperties(walk, before, after, compareSchemas);
  compareItems(walk, before, after, compareSchemas);
  compareStructures(walk, before, after, compareSchemas);
}

/** Every schema that fits nothing is the same one. */
function compareNever(walk: Walk, base: View, next: View): void {
  if (base.never === next.never) return;
  const verb = next.never ? 'removed' : 'added';
  tell(walk, {
    aspect: 'values',
    verb,
    base: base.home,
    next: next.home,
    from: !base.never,
    to: !next.never,
  });
}

/** `null` beside other values. Where any type will do it needs no saying. */
function compareNullability(walk: Walk, base: View, next: View): void {
  if (walk.nullTold === true || base.nullable === next.nullable || isOpen(base) || isOpen(next)) return;
  tell(walk, {
    aspect: 'nullable',
    verb: next.nullable ? 'added' : 'removed',
    base: base.home,
    next: next.home,
    from: base.nullable,
    to: next.nullable,
  });
}

function isOpen(view: View): boolean {
  return typesOf(view) === null && view.unions.length === 0;
}

function isReference(schema: Schema): boolean {
  return schema.some((node) => referenceOf(node) !== undefined);
}

/** True for what may lead back to itself without being a reference: through the schemas that it is composed of. */
function isComposed(schema: Schema): boolean {
  return schema.some((node) => composers.some((key) => elements(child(node, key)).length > 0));
}

/** What a pair of shared schemas is known by: the targets, and the referring schema when it says more than `$ref`. */
function withSiblings(schema: Schema, targets: ReadonlyArray<Node | null>): Node[] {
  return schema.map((node, index) => {
    const target = targets[index] ?? node;
    return Object.keys(Object(node.value)).length > 1 ? node : target;
  });
}
