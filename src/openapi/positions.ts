import type { JsonValue } from '../base/json.ts';
import { indexPositions, locateAll, type Position } from '../base/json-positions.ts';
import type { ApiReading } from './document.ts';
import { locateInYaml } from './quick-yaml-positions.ts';

type Text = Pick<ApiReading, 'text' | 'positions' | 'syntax'>;

/** Where values of an API document stand in the text that was published. `root` is the document. */
export function positionsOf(
  { text, positions, syntax }: Text,
  root: JsonValue,
  pointers: Iterable<string>,
): (pointer: string) => Position | null {
  if (positions !== undefined) return (pointer) => positions.get(pointer) ?? null;
  // The document was read from this very text.
  if (syntax === 'yaml') return locateInYaml(text, root, pointers);
  return locateAll(text, pointers);
}

/** The same where nobody knows beforehand what will be asked. */
export function anyPositionOf(source: Text, root: JsonValue): (pointer: string) => Position | null {
  if (source.positions === undefined && source.syntax === undefined) return indexPositions(source.text);
  return (pointer) => positionsOf(source, root, [pointer])(pointer);
}
