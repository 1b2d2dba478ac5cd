import { visit } from 'jsonc-parser';
import type { DocumentName } from '../document.ts';
import type { JsonValue } from '../json.ts';
import type { Position } from '../json-positions.ts';
import type { Problem } from '../problem.ts';
import { errorAt } from '../problem-at.ts';
import type { Reading } from '../reading.ts';
import { checkDepth } from './check-depth.ts';
import { checkKeys } from './check-keys.ts';

/**
 * A JSON text as a value. Refused, with the line: what `JSON.parse` refuses, nesting that is too deep, a key twice in
 * one object, and the key `__proto__`.
 */
export function readJson(text: string, document: DocumentName): Reading<JsonValue> {
  const tooDeep = checkDepth(text, document);
  if (tooDeep !== null) return { value: null, problems: [tooDeep] };
  const parsed = parse(text, document);
  if ('problem' in parsed) return { value: null, problems: [parsed.problem] };
  const problems = checkKeys(text, document);
  return { value: problems.length === 0 ? parsed.value : null, problems };
}

function parse(text: string, document: DocumentName): { value: JsonValue } | { problem: Problem } {
  try {
    // JSON.parse gives JSON values and nothing else.
    return { value: JSON.parse(text) as JsonValue };
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
  visit(
    text,
    {
      onError: (_code, _offset, _length, line, character) => {
        place ??= { line: line + 1, column: character + 1 };
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return place ?? { line: text.split('\n').length, column: 1 };
}
