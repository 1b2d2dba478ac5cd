import { visit } from 'jsonc-parser';
import { joinPointer, splitPointer } from './json-pointer.ts';

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
  const path = new PointerStack();
  const note = (line: number, character: number): void => {
    const pointer = path.enterValue();
    if (!positions.has(pointer)) positions.set(pointer, { line: line + 1, column: character + 1 });
  };
  visit(text, {
    onObjectBegin: (_offset, _length, line, character) => {
      note(line, character);
      path.open(false);
    },
    onArrayBegin: (_offset, _length, line, character) => {
      note(line, character);
      path.open(true);
    },
    onObjectProperty: (key, _offset, _length, line, character) => {
      positions.set(path.setKey(key), { line: line + 1, column: character + 1 });
    },
    onLiteralValue: (_value, _offset, _length, line, character) => note(line, character),
    onObjectEnd: () => path.close(),
    onArrayEnd: () => path.close(),
  });
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
 * Where the values of some pointers stand. One pass that notes nothing else, for large texts of which little is asked.
 */
export function locateAll(text: string, pointers: Iterable<string>): (pointer: string) => Position | null {
  const wanted = wantedTree(pointers);
  const found = new Map<string, Position>();
  const open: Array<{ readonly wanted: Wanted | undefined; index: number | null }> = [];
  let current: Wanted | undefined = wanted;
  const note = (line: number, character: number): void => {
    const container = open.at(-1);
    if (container !== undefined && container.index !== null) {
      current = container.wanted?.children.get(String(container.index));
      container.index += 1;
    }
    const pointer = current?.pointer;
    if (typeof pointer !== 'string' || found.has(pointer)) return;
    found.set(pointer, { line: line + 1, column: character + 1 });
  };
  const begin =
    (index: number | null) => (_offset: number, _length: number, line: number, character: number) => {
      note(line, character);
      open.push({ wanted: current, index });
    };
  visit(text, {
    onObjectBegin: begin(null),
    onArrayBegin: begin(0),
    onObjectProperty: (key, _offset, _length, line, character) => {
      current = open.at(-1)?.wanted?.children.get(key);
      const pointer = current?.pointer;
      if (typeof pointer === 'string') found.set(pointer, { line: line + 1, column: character + 1 });
    },
    onLiteralValue: (_value, _offset, _length, line, character) => note(line, character),
    onObjectEnd: () => {
      open.pop();
    },
    onArrayEnd: () => {
      open.pop();
    },
  });
  return (pointer) => found.get(pointer) ?? null;
}

/** The wanted pointers as a tree of keys; `pointer` stands where one ends. */
interface Wanted {
  pointer: string | null;
  readonly children: Map<string, Wanted>;
}

function wantedTree(pointers: Iterable<string>): Wanted {
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

/** The pointer of the value that a parser is at, kept up to date by its events. */
class PointerStack {
  readonly #open: { pointer: string; index: number | null }[] = [];
  #current = '';

  setKey(key: string): string {
    this.#current = joinPointer(this.#open.at(-1)?.pointer ?? '', key);
    return this.#current;
  }

  enterValue(): string {
    const container = this.#open.at(-1);
    if (container !== undefined && container.index !== null) {
      this.#current = joinPointer(container.pointer, container.index);
      container.index += 1;
    }
    return this.#current;
  }

  open(array: boolean): void {
    this.#open.push({ pointer: this.#current, index: array ? 0 : null });
  }

  close(): void {
    this.#open.pop();
  }
}
