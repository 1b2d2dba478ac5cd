import { visit } from 'jsonc-parser';
import type { DocumentName } from '../document.ts';
import type { Problem } from '../problem.ts';
import { errorAt } from '../problem-at.ts';

/**
 * Finds keys that JSON allows and readers disagree about: a key that an object has twice (some take the first, some the
 * last), and `__proto__`, which changes an object's prototype in every reader that copies keys one by one.
 */
export function checkKeys(text: string, document: DocumentName): Problem[] {
  const problems: Problem[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
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
