import { isPlainObject, type JsonValue } from '../base/json.ts';
import { joinPointer, resolvePointer, splitPointer } from '../base/json-pointer.ts';
import { append } from '../base/lists.ts';
import { composers } from './compose.ts';
import { doubtful, type Fault, type Faults, fatal, type OpenApiUse } from './fault.ts';
import { listBelow, localPointer, namedPlaces } from './reference.ts';

/**
 * Checks every `$ref` and every discriminator mapping that is a reference. Generators follow references to the network
 * and to the disk, so only `#/…` into the document itself passes, and only when it leads to something. A comparison
 * follows the names of `$anchor` and `$id` too. A mapping to a schema that is not there is told and harms nothing: it
 * names no alternative that could be chosen.
 */
export function checkReferences(root: JsonValue, use: OpenApiUse = 'generate'): Faults {
  const references = listReferences(root);
  // Most targets are referred to many times.
  const wanted = new Map<string, string | null>();
  const named = use === 'compare' && references.some(({ target }) => !target.startsWith('#/'));
  const places = named ? namedPlaces(root) : null;
  const faults = references.flatMap(({ pointer, target, isMapped }): Fault[] => {
    if (places?.has(target)) return [];
    const known = wanted.get(target);
    const expected = known === undefined ? expectedOf(root, target) : known;
    wanted.set(target, expected);
    if (expected === null) return [];
    if (isMapped && expected === somethingThere)
      return [
        doubtful(pointer, `a mapping to ${target} at ${pointer}`, 'the name of a schema that is there'),
      ];
    return [fatal(pointer, `$ref ${target} at ${pointer}`, expected)];
  });
  if (faults.some(({ severity }) => severity === 'error')) return faults;
  return [...faults, ...findLoops(root, references)];
}

const somethingThere = 'a reference to something that is there';

interface Reference {
  /** Where the text of the reference stands. */
  readonly pointer: string;
  readonly target: string;
  /** One of the values of a discriminator, whose alternatives stand beside it. */
  readonly isMapped?: boolean;
}

/** Data is passed over: nothing reads a reference in an example. Pointers are written out for references only. */
function listReferences(
  value: JsonValue,
  path: (string | number)[] = [],
  found: Reference[] = [],
  list: string | null = null,
): Reference[] {
  // Texts and numbers are most of a document: nothing is made for them.
  if (typeof value !== 'object' || value === null) return found;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) below(path, index, () => listReferences(item, path, found));
    return found;
  }
  for (const key of Object.keys(value)) {
    const member = value[key] ?? null;
    const isObject = typeof member === 'object' && member !== null;
    const isReference = key === '$ref' && typeof member === 'string';
    const inner = isObject || isReference ? listBelow(key, list) : undefined;
    if (inner === undefined) continue;
    below(path, key, () => {
      if (isReference) found.push({ pointer: pointerTo(path), target: member });
      else if (isMapping(path)) append(found, listMappings(member, pointerTo(path)));
      else listReferences(member, path, found, inner);
    });
  }
  return found;
}

function below(path: (string | number)[], key: string | number, act: () => void): void {
  path.push(key);
  act();
  path.pop();
}

function pointerTo(path: readonly (string | number)[]): string {
  return path.reduce<string>(joinPointer, '');
}

function isMapping(path: readonly (string | number)[]): boolean {
  return path.at(-1) === 'mapping' && path.at(-2) === 'discriminator';
}

/** A mapping value is the bare name of a schema or a reference, told apart as the specification does. */
function listMappings(mapping: JsonValue, pointer: string): Reference[] {
  if (!isPlainObject(mapping)) return [];
  return Object.entries(mapping).flatMap(([key, target]) =>
    typeof target === 'string' && !/^[A-Za-z0-9._-]+$/.test(target)
      ? [{ pointer: joinPointer(pointer, key), target, isMapped: true }]
      : [],
  );
}

/** Names that lead into an object's prototype, in readers that look them up without asking whose they are. */
const prototypeNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Characters that end a literal or a comment in generated code. No name that we know of has one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unsafeCharacters = /["'`\\\u0000-\u001f\u007f\u2028\u2029]|\*\//;

/** What a reference should have been; `null` for one that leads to something in the document. */
function expectedOf(root: JsonValue, target: string): string | null {
  const path = localPointer(target);
  if (path === null) return 'a reference into this document: #/…';
  const keys = splitPointer(path);
  if (keys === null || keys.some((key) => prototypeNames.has(key) || unsafeCharacters.test(key))) {
    return 'a reference of plain names';
  }
  return resolvePointer(root, path) === undefined ? somethingThere : null;
}

/**
 * Finds references that lead back to themselves without ever reaching a schema: through references and through the
 * members of `allOf`, `anyOf` and `oneOf`, which apply to the very same value. A schema that recurs in a property or in
 * its items is no loop.
 */
function findLoops(root: JsonValue, references: readonly Reference[]): Fault[] {
  const known = new Map<string, boolean>();
  return references.flatMap(({ pointer, target }) => {
    const start = pointer.slice(0, pointer.lastIndexOf('/'));
    return leadsBack(root, start, known)
      ? [fatal(pointer, `$ref ${target} at ${pointer}`, 'a reference that reaches a schema, not a loop')]
      : [];
  });
}

/**
 * Depth first over one value's own references, `known` being those of which it is known whether they lead into a loop:
 * each is walked once, however many lead to it. With a stack of its own, since a chain of references may be as long as
 * the document.
 */
function leadsBack(root: JsonValue, start: string, known: Map<string, boolean>): boolean {
  const told = known.get(start);
  if (told !== undefined) return told;
  const path = new Set([start]);
  const stack = [{ at: start, next: listSteps(root, start) }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const step = top.next.pop();
    if (step === undefined) {
      path.delete(top.at);
      known.set(top.at, false);
      stack.pop();
    } else if (path.has(step) || known.get(step) === true) {
      for (const at of path) known.set(at, true);
      return true;
    } else if (!known.has(step)) {
      path.add(step);
      stack.push({ at: step, next: listSteps(root, step) });
    }
  }
  return false;
}

function listSteps(root: JsonValue, at: string): string[] {
  const value = resolvePointer(root, at);
  if (!isPlainObject(value)) return [];
  const target = typeof value['$ref'] === 'string' ? localPointer(value['$ref']) : null;
  const members = composers.flatMap((key) => {
    const list = value[key];
    return Array.isArray(list) ? list.map((_, index) => joinPointer(joinPointer(at, key), index)) : [];
  });
  return target === null ? members : [target, ...members];
}
