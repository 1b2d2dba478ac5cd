import { createScanner, visit } from 'jsonc-parser';
import type { DocumentName } from './document.ts';
import type { JsonValue } from './json.ts';
import type { Position } from './json-positions.ts';
import { measureJson } from './json-scan.ts';
import { errorAt, type Problem, type Reading } from './problem.ts';

/**
 * A JSON text as a value. Refused, with the line: what `JSON.parse` refuses, nesting that is too deep, a key twice in
 * one object, and the key `__proto__`.
 */
export function readJson(text: string, document: DocumentName): Reading<JsonValue> {
  const { depth, keys } = measureJson(text);
  const tooDeep = depth > deepestNesting ? checkDepth(text, document) : null;
  if (tooDeep !== null) return { value: null, problems: [tooDeep] };
  const parsed = parse(text, document);
  if ('problem' in parsed) return { value: null, problems: [parsed.problem] };
  // A key that is there twice is in the value once; then, and for a name that is refused, the text is looked through.
  const problems = countKeys(parsed.value) === keys ? [] : checkKeys(text, document);
  return { value: problems.length === 0 ? parsed.value : null, problems };
}

/** How many keys the objects of a value have; one too few where a key is not safe to copy. */
function countKeys(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countKeys(item), 0);
  let count = Object.hasOwn(value, '__proto__') ? -1 : 0;
  for (const key of Object.keys(value)) count += 1 + countKeys(value[key] ?? null);
  return count;
}

function parse(text: string, document: DocumentName): { value: JsonValue } | { problem: Problem } {
  try {
    const value: JsonValue = JSON.parse(text);
    return { value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = findSyntaxError(text);
    const line = text.split('\n')[place.line - 1] ?? '';
    const seen =
      place.column > line.length ? 'the end of the text' : line.slice(Math.max(0, place.column - 20));
    return { problem: errorAt(document, place, seen, 'JSON') };
  }
}

/** Where the text stops being JSON. `JSON.parse` decides that it is none; it does not always say where. */
function findSyntaxError(text: string): Position {
  let place: Position | null = null;
  const onError = (
    _code: number,
    _offset: number,
    _length: number,
    line: number,
    character: number,
  ): void => {
    place ??= { line: line + 1, column: character + 1 };
  };
  visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  return place ?? { line: text.split('\n').length, column: 1 };
}

/**
 * Far above the nesting of any honest document (an OpenAPI file reaches about 40), far below what a recursive reader
 * or the generator survives.
 */
export const deepestNesting = 256;

function checkDepth(text: string, document: DocumentName): Problem | null {
  const place = placeBelow(text, deepestNesting);
  const expected = `JSON nested at most ${deepestNesting} levels deep`;
  return place === null
    ? null
    : errorAt(document, place, `nesting deeper than ${deepestNesting} levels`, expected);
}

/**
 * Where JSON, with comments or without, is first nested more than so many levels deep; `null` where it is not. It is
 * looked through token by token, so that nothing recursive ever meets it.
 */
export function placeBelow(text: string, deepest: number): { line: number; column: number } | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    depth += depthStep(text.charAt(scanner.getTokenOffset()));
    if (depth > deepest)
      return { line: scanner.getTokenStartLine() + 1, column: scanner.getTokenStartCharacter() + 1 };
  }
  return null;
}

/** A token is known by its first character: a bracket inside a string never begins one. */
function depthStep(character: string): number {
  if (character === '{' || character === '[') return 1;
  return character === '}' || character === ']' ? -1 : 0;
}

/**
 * Finds keys that JSON allows and readers disagree about: a key that an object has twice (some take the first, some the
 * last), and `__proto__`, which changes an object's prototype in every reader that copies keys one by one.
 */
function checkKeys(text: string, document: DocumentName): Problem[] {
  const problems: Problem[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (key, _offset, _length, line, character) => {
      const keys = open.at(-1);
      const place = { line: line + 1, column: character + 1 };
      if (keys?.has(key))
        problems.push(errorAt(document, place, JSON.stringify(key), 'each key of an object once'));
      if (key === '__proto__')
        problems.push(errorAt(document, place, '"__proto__"', 'a key that is safe to copy'));
      keys?.add(key);
    },
  });
  return problems;
}
