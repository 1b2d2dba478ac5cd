import { visit } from 'jsonc-parser';
import { joinPointer, splitPointer } from './json-pointer.ts';
import { endOfString, endOfValue, skipBlanks } from './json-scan.ts';

/** Where something begins in a text. Lines and columns count from 1; a column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where in a JSON text each pointer's value stands: a member at its key, an element and the root at the value itself.
 * One pass over the text; the lookups after it cost nothing. The text must be JSON that `JSON.parse` takes.
 */
export function indexPositions(text: string): (pointer: string) => Position | null {
  const positions = new Map<string, Position>();
  walk(text, '', joinPointer, (pointer, position) => positions.set(pointer, position));
  return (pointer) => positions.get(pointer) ?? null;
}

/**
 * The same for a document that may have been published in another text than the JSON: `positions`, by pointer, are then
 * those in the text that was published.
 */
export function positionsIn({
  text,
  positions,
}: {
  readonly text: string;
  readonly positions?: ReadonlyMap<string, Position>;
}): (pointer: string) => Position | null {
  return positions === undefined ? indexPositions(text) : (pointer) => positions.get(pointer) ?? null;
}

/** Where in a JSON text one pointer's value stands; for many pointers of one text use `indexPositions`. */
export function locate(text: string, pointer: string): Position | null {
  return indexPositions(text)(pointer);
}

/**
 * Where the values of some pointers stand. One pass that looks only at what leads to them, for large texts of which
 * little is asked.
 */
export function locateAll(text: string, pointers: Iterable<string>): (pointer: string) => Position | null {
  const found = new Map<string, number>();
  const wanted = wantedTree(pointers);
  const start = skipBlanks(text, 0);
  if (wanted.pointer !== null) found.set(wanted.pointer, start);
  findWanted(text, start, wanted, found);
  const positionOf = positionsFrom(text);
  return (pointer) => {
    const offset = found.get(pointer);
    return offset === undefined ? null : positionOf(offset);
  };
}

/** Notes the offsets of what is wanted in the value that begins at `start`. Answers the index behind that value. */
function findWanted(text: string, start: number, wanted: Wanted, found: Map<string, number>): number {
  const opening = text[start];
  if ((opening !== '{' && opening !== '[') || wanted.children.size === 0) return endOfValue(text, start);
  let at = skipBlanks(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    const place = at;
    let key = String(index);
    if (opening === '{') {
      const end = endOfString(text, at);
      key = keyOf(text.slice(at, end));
      at = skipBlanks(text, skipBlanks(text, end) + 1);
    }
    const below = wanted.children.get(key);
    if (below !== undefined && below.pointer !== null) found.set(below.pointer, place);
    at = skipBlanks(text, below === undefined ? endOfValue(text, at) : findWanted(text, at, below, found));
    if (text[at] === ',') at = skipBlanks(text, at + 1);
  }
  return at + 1;
}

function keyOf(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

/** Offsets as lines and columns. */
export function positionsFrom(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/**
 * Follows a parser through a text with something that stands for the place it is at, and notes where each place begins.
 * Of a member that is there twice the last one counts.
 */
function walk<Place>(
  text: string,
  root: Place,
  below: (place: Place, key: string | number) => Place,
  note: (place: Place, position: Position) => void,
): void {
  const open: { readonly place: Place; index: number | null }[] = [];
  let current = root;
  let isNoted = false;
  const enter = (line: number, character: number): void => {
    const container = open.at(-1);
    if (container !== undefined && container.index !== null) {
      current = below(container.place, container.index);
      container.index += 1;
    }
    // A member was noted at its key.
    if (!isNoted) note(current, { line: line + 1, column: character + 1 });
    isNoted = false;
  };
  const begin =
    (index: number | null) => (_offset: number, _length: number, line: number, character: number) => {
      enter(line, character);
      open.push({ place: current, index });
    };
  const end = (): void => void open.pop();
  visit(text, {
    onObjectBegin: begin(null),
    onArrayBegin: begin(0),
    onObjectProperty: (key, _offset, _length, line, character) => {
      current = below(open.at(-1)?.place ?? root, key);
      note(current, { line: line + 1, column: character + 1 });
      isNoted = true;
    },
    onLiteralValue: (_value, _offset, _length, line, character) => enter(line, character),
    onObjectEnd: end,
    onArrayEnd: end,
  });
}

/** The wanted pointers as a tree of keys; `pointer` stands where one ends. */
export interface Wanted {
  pointer: string | null;
  readonly children: Map<string, Wanted>;
}

export function wantedTree(pointers: Iterable<string>): Wanted {
  const root: Wanted = { pointer: null, children: new Map() };
  for (const pointer of pointers) {
    let at = root;
    for (const key of splitPointer(pointer) ?? []) {
      const below = at.children.get(key) ?? { pointer: null, children: new Map() };
      at.children.set(key, below);
      at = below;
    }
    at.pointer = pointer;
  }
  return root;
}
