import { createScanner, visit } from 'jsonc-parser';
import { deepestNesting, placeBelow } from './read-json.ts';

/**
 * JSON that people keep by hand, with comments and commas before a closing bracket, as plain JSON: what is no JSON becomes
 * blanks, so that all else stays where it was. Any other text is given back as it is.
 */
export function hideComments(text: string): string {
  if (!/^\s*(?:[{[]|\/[/*])/.test(text) || isJson(text) || !isWithComments(text)) return text;
  const parts: string[] = [];
  let comma = -1;
  for (const token of tokensOf(text)) {
    const isComment = /^\/[/*]/.test(token);
    if (/^[}\]]/.test(token) && comma !== -1) parts[comma] = ' ';
    if (!isComment && token.trim() !== '') comma = token === ',' ? parts.length : -1;
    parts.push(isComment ? token.replace(/[^\n]/g, ' ') : token);
  }
  return parts.join('');
}

/** The tokens of a text, blanks and comments among them. */
function* tokensOf(text: string): Generator<string> {
  const scanner = createScanner(text, false);
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    yield text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isWithComments(text: string): boolean {
  // What is nested too deeply for a parser that calls itself is refused later, as any JSON is.
  if (placeBelow(text, deepestNesting) !== null) return true;
  let isWrong = false;
  const onError = (): void => {
    isWrong = true;
  };
  visit(text, { onError }, { disallowComments: false, allowTrailingComma: true });
  return !isWrong;
}
