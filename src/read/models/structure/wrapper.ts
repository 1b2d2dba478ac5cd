/** A tag that opens or closes something with a title of its own, and the HTML around such tags. */
export type WrapperPart =
  | { readonly kind: 'open'; readonly name: string; readonly title: string; readonly line: number }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'html'; readonly html: string; readonly line: number };

/**
 * `<summary>OpenAI</summary>` of a `<details>`, and the title or label of a component that wraps Markdown
 * (`<Tab title="OpenAI">`): a heading by another name. `</details>` and `</Tab>` end what it stands over.
 */
const tags =
  /<summary(?:\s[^>]*)?>([\s\S]*?)<\/summary>|<([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'))?)*)\s*>|<\/(details|[A-Z][\w.]*)\s*>/g;

/** A piece of block-level HTML, taken apart at its titled wrappers. `line` is that of its first line. */
export function wrapperParts(html: string, line: number): WrapperPart[] {
  const parts: WrapperPart[] = [];
  let from = 0;
  for (const match of html.matchAll(tags)) {
    const [whole, summary, component, attributes, closed] = match;
    const title = summary === undefined ? titleIn(attributes ?? '') : summary.replace(/<[^>]*>/g, '').trim();
    if (closed === undefined && title === '') continue;
    addHtml(html.slice(from, match.index), lineAt(html, from, line), parts);
    if (closed !== undefined) parts.push({ kind: 'close', name: closed });
    else
      parts.push({
        kind: 'open',
        name: component ?? 'details',
        title,
        line: lineAt(html, match.index, line),
      });
    from = match.index + whole.length;
  }
  addHtml(html.slice(from), lineAt(html, from, line), parts);
  return parts;
}

function titleIn(attributes: string): string {
  return (
    /\s(?:title|label|summary|header)=(?:"([^"]*)"|'([^']*)')/
      .exec(attributes)
      ?.slice(1)
      .find(Boolean)
      ?.trim() ?? ''
  );
}

function addHtml(html: string, line: number, parts: WrapperPart[]): void {
  if (html.trim() !== '') parts.push({ kind: 'html', html, line });
}

function lineAt(html: string, index: number, line: number): number {
  return line + html.slice(0, index).split('\n').length - 1;
}
