import type { JsonValue } from '../base/json.ts';
import { type Position, positionsFrom, type Wanted, wantedTree } from '../base/json-positions.ts';
import { parseQuickly, type ReadingState } from './quick-yaml.ts';

/** A node that is being read: what it became when the text was read before, and what is wanted of it. */
interface Open {
  readonly value: JsonValue | undefined;
  readonly wanted: Wanted | undefined;
  readonly start: number;
  /** The parser first takes `{…}` and `[…]` for what could be a key: then this stands for the node itself. */
  readonly isSame: boolean;
  children: number;
  key: { text: string; start: number } | null;
}

/** Where some values of a YAML text stand, by their pointers in the value that it was read as. A member stands at its key. */
export function locateInYaml(
  text: string,
  root: JsonValue,
  pointers: Iterable<string>,
): (pointer: string) => Position | null {
  const found = new Map<string, number>();
  const open: Open[] = [];
  const wanted = wantedTree(pointers);
  parseQuickly(text, (event, state) => {
    if (event === 'open') open.push(enter(open.at(-1), state, root, wanted, found));
    else leave(open, state);
  });
  const positionOf = positionsFrom(text);
  return (pointer) => {
    const offset = found.get(pointer);
    return offset === undefined ? null : positionOf(offset);
  };
}

function enter(
  parent: Open | undefined,
  { input, position }: ReadingState,
  root: JsonValue,
  wanted: Wanted,
  found: Map<string, number>,
): Open {
  const start = startOf(input, position);
  const fresh = { start, isSame: false, children: 0, key: null };
  if (parent === undefined) {
    if (wanted.pointer !== null) found.set(wanted.pointer, start);
    return { ...fresh, value: root, wanted };
  }
  const { value } = parent;
  if (parent.start === start && parent.children === 0 && /[{[]/.test(input.charAt(start))) {
    return { ...fresh, value, wanted: parent.wanted, isSame: true };
  }
  const index = parent.children;
  parent.children += 1;
  if (Array.isArray(value)) return { ...fresh, ...note(parent, String(index), value[index], start, found) };
  // Of a mapping every other node is a key.
  if (index % 2 === 0 || parent.key === null || typeof value !== 'object' || value === null) {
    return { ...fresh, value: undefined, wanted: undefined };
  }
  const { text, start: at } = parent.key;
  return { ...fresh, ...note(parent, text, value[text], at, found) };
}

function note(
  parent: Open,
  key: string,
  value: JsonValue | undefined,
  start: number,
  found: Map<string, number>,
) {
  const wanted = parent.wanted?.children.get(key);
  if (wanted !== undefined && wanted.pointer !== null) found.set(wanted.pointer, start);
  return { value, wanted };
}

function leave(open: Open[], { result }: ReadingState): void {
  const node = open.pop();
  const parent = open.at(-1);
  if (node === undefined || parent === undefined || node.isSame) return;
  if (parent.children % 2 === 1) parent.key = { text: String(result), start: node.start };
}

/** Behind blanks, ends of lines and comments. */
function startOf(input: string, position: number): number {
  const blank = /(?:[ \t\r\n]|#[^\n]*)*/y;
  blank.lastIndex = position;
  return position + (blank.exec(input)?.[0].length ?? 0);
}
