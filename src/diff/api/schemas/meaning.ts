import { compareCodePoints } from '../../../base/code-point-order.ts';
import { canonicalJson } from '../../../base/json.ts';
import { type Api, referenceOf } from '../../../openapi/api.ts';
import { elements, isJsonObject, members, type Node } from '../../../openapi/node.ts';

/** Keywords that tell people something and constrain nothing. */
const prose = new Set(['title', 'description', 'example', 'examples', '$comment', 'externalDocs']);

/** Keywords whose members are schemas by names of their own, so that `description` there is no prose. */
const byName = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']);

/** Lists of which the order says nothing. */
const unordered = new Set(['required', 'enum', 'type']);

const references = new Set(['$ref', '$dynamicRef']);

/** Conditions are short; what leads through a whole document is left as a reference from there on. */
const mostReferences = 500;

interface Reading {
  readonly side: Api;
  readonly within: ReadonlySet<string>;
  readonly left: { count: number };
}

/**
 * What a schema says in one value, to be compared as a whole: references followed, without prose and without the order
 * of lists that have none. A reference that leads back into itself stays.
 */
export function meaningOf(side: Api, schema: Node): unknown {
  return read({ side, within: new Set(), left: { count: mostReferences } }, schema);
}

function read(reading: Reading, node: Node): unknown {
  if (Array.isArray(node.value)) return elements(node).map((element) => read(reading, element));
  if (!isJsonObject(node.value)) return node.value;
  const reference = referenceOf(node);
  const { within, left } = reading;
  if (reference === undefined || within.has(reference) || left.count === 0) return keywordsIn(reading, node);
  left.count -= 1;
  return readReference(reading, node, reference);
}

function readReference(reading: Reading, node: Node, reference: string): unknown {
  const target = reading.side.target(reference);
  const within = new Set([...reading.within, reference]);
  const meant = target === null ? { $ref: reference } : read({ ...reading, within }, target);
  const rest = reading.side.siblingsCount ? keywordsIn(reading, node, references) : {};
  return Object.keys(rest).length === 0 ? meant : { ...rest, $ref: meant };
}

function keywordsIn(reading: Reading, node: Node, without: ReadonlySet<string> = new Set()) {
  const told = members(node).filter(({ key }) => !isSilent(String(key)) && !without.has(String(key)));
  return Object.fromEntries(told.map((member) => [member.key, readKeyword(reading, member)]));
}

function isSilent(key: string): boolean {
  return prose.has(key) || key.startsWith('x-');
}

function readKeyword(reading: Reading, member: Node): unknown {
  const key = String(member.key);
  if (key === 'const' || key === 'default') return member.value;
  if (byName.has(key)) return membersIn(reading, member);
  return unordered.has(key) && Array.isArray(member.value) ? sorted(member.value) : read(reading, member);
}

function membersIn(reading: Reading, node: Node) {
  return Object.fromEntries(members(node).map((member) => [member.key, read(reading, member)]));
}

function sorted(values: readonly unknown[]): unknown[] {
  return [...values].sort((left, right) => compareCodePoints(canonicalJson(left), canonicalJson(right)));
}
