import { createScanner } from 'jsonc-parser';
import type { DocumentName } from '../document.ts';
import type { Problem } from '../problem.ts';
import { errorAt } from '../problem-at.ts';

/**
 * Far above the nesting of any honest document (an OpenAPI file reaches about 40), far below what a recursive reader
 * or the generator survives.
 */
export const deepestNesting = 256;

/** Finds JSON that is nested too deeply, token by token, so that nothing recursive ever meets it. */
export function checkDepth(text: string, document: DocumentName): Problem | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    depth += depthStep(text.charAt(scanner.getTokenOffset()));
    if (depth > deepestNesting) {
      const line = scanner.getTokenStartLine() + 1;
      const column = scanner.getTokenStartCharacter() + 1;
      const expected = `JSON nested at most ${deepestNesting} levels deep`;
      return errorAt(document, { line, column }, `nesting deeper than ${deepestNesting} levels`, expected);
    }
  }
  return null;
}

/** A token is known by its first character: a bracket inside a string never begins one. */
function depthStep(character: string): number {
  if (character === '{' || character === '[') return 1;
  return character === '}' || character === ']' ? -1 : 0;
}
