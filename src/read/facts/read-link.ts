/** The addresses that a bullet of a page list gives. */
export interface LinkTarget {
  readonly url: string;
  readonly markdownUrl: string | null;
}

const address = String.raw`<?(https?:\/\/[^\s<>()]+)>?`;
const link = new RegExp(
  String.raw`^(?:\[[^\]]*\]\(${address}\)|${address})(?:\s*[(（]markdown[:：]\s*${address}[)）])?$`,
  'i',
);

/** Reads `https://…`, `<https://…>` or `[label](https://…)`, with ` (markdown: https://…)` after it or not. */
export function readLink(value: string): LinkTarget | null {
  const [, linked, bare, markdown] = link.exec(value) ?? [];
  const url = linked ?? bare;
  return url === undefined ? null : { url, markdownUrl: markdown ?? null };
}
