import type { Document, LineCounter, Node, Pair, YAMLMap } from 'yaml';
import { joinPointer } from '../base/json-pointer.ts';
import type { Position } from '../base/json-positions.ts';
import type { AliasTargets } from './yaml-aliases.ts';
import { yamlLibrary } from './yaml-library.ts';

/**
 * Where each value of a YAML document stands, by its pointer in the JSON that is made of it. A member stands at its key,
 * as in JSON; what an alias or a merge key brings in stands where it is written.
 */
export function yamlPositions(
  document: Document.Parsed,
  targets: AliasTargets,
  lines: LineCounter,
): Map<string, Position> {
  const offsets = new Map<string, number>();
  noteNode({ yaml: yamlLibrary(), targets, offsets }, document.contents, '');
  return new Map(
    [...offsets].map(([pointer, offset]) => {
      const { line, col } = lines.linePos(offset);
      return [pointer, { line, column: col }];
    }),
  );
}

interface Notes {
  readonly yaml: ReturnType<typeof yamlLibrary>;
  readonly targets: AliasTargets;
  readonly offsets: Map<string, number>;
}

function noteNode(notes: Notes, node: unknown, pointer: string): void {
  const { isAlias, isMap, isSeq } = notes.yaml;
  if (isAlias(node)) {
    noteNode(notes, notes.targets.get(node), pointer);
    return;
  }
  noteStart(notes, node, pointer);
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) noteNode(notes, item, joinPointer(pointer, index));
  }
  if (isMap(node)) noteMembers(notes, node, pointer);
}

/** A map's own members first: they win over those that are merged into it. */
function noteMembers(notes: Notes, map: YAMLMap, pointer: string): void {
  const { isScalar, isSeq } = notes.yaml;
  const own = map.items.filter((pair) => !isMerge(notes, pair));
  for (const { key, value } of own) {
    const below = joinPointer(pointer, isScalar(key) ? String(key.value) : String(key));
    noteStart(notes, key, below);
    noteNode(notes, value, below);
  }
  for (const { value } of map.items.filter((pair) => isMerge(notes, pair))) {
    for (const source of isSeq(value) ? value.items : [value]) noteMerged(notes, source, pointer);
  }
}

function noteMerged(notes: Notes, source: unknown, pointer: string): void {
  const { isAlias, isMap } = notes.yaml;
  const map = isAlias(source) ? notes.targets.get(source) : source;
  if (isMap(map)) noteMembers(notes, map, pointer);
}

function isMerge({ yaml }: Notes, { key }: Pair): boolean {
  return yaml.isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol');
}

/** The first to note a pointer is the one that counts. */
function noteStart({ yaml, offsets }: Notes, node: unknown, pointer: string): void {
  const { isMap, isScalar, isSeq } = yaml;
  const range = isScalar(node) || isMap(node) || isSeq(node) ? (node satisfies Node).range : null;
  if (range != null && !offsets.has(pointer)) offsets.set(pointer, range[0]);
}
