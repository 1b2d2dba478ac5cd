/** The element that a piece of inline HTML opens (`<br/>` → `br`), or `null`. */
export function opensTag(html: string): string | null {
  return /^<([a-z][a-z0-9]*)\b/i.exec(html)?.[1]?.toLowerCase() ?? null;
}

/** The element that a piece of inline HTML closes, or `null`. */
export function closesTag(html: string): string | null {
  return /^<\/([a-z][a-z0-9]*)\s*>/i.exec(html)?.[1]?.toLowerCase() ?? null;
}
