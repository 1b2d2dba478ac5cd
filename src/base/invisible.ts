/**
 * Characters that change how text looks without being seen: controls (but tab and line feed), zero-width, bidi and other
 * ignorable characters, line and paragraph separators, lone surrogates. A reader of generated code and of JSON must see
 * what the machine sees (CVE-2021-42574).
 */
const invisible = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** The text with every invisible character as `\uXXXX`, the form that string literals and people read alike. */
export function showInvisible(text: string): string {
  return text.replace(invisible, (found) => [...unitsOf(found)].map(escapeUnit).join(''));
}

/** The text without invisible characters, for places that know no escape (comments, Markdown). */
export function dropInvisible(text: string): string {
  return text.replace(invisible, '');
}

function* unitsOf(text: string): Generator<number> {
  for (let index = 0; index < text.length; index += 1) yield text.charCodeAt(index);
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
