/** A bullet as key and value; the value is empty when there is none. */
export interface KeyAndValue {
  readonly key: string;
  readonly value: string;
}

/** `**Key:** value`, with the colon inside the emphasis. */
const emphasised = /^(\*\*|__)(.+?)[:：]\1\s*(.*)$/;

/** Splits a bullet at its first colon that has a blank after it, or at its first full-width colon. */
export function splitFact(bullet: string): KeyAndValue {
  const [, , name, rest] = emphasised.exec(bullet) ?? [];
  if (name !== undefined && !name.includes(': ')) return { key: name.trim(), value: rest ?? '' };
  const colon = /: |:$|：/.exec(bullet);
  if (colon === null) return { key: plainKey(bullet), value: '' };
  const value = bullet.slice(colon.index + colon[0].length).trim();
  return { key: plainKey(bullet.slice(0, colon.index)), value };
}

/** Emphasis around a whole key is decoration: `**Product**` and `Product` are one key. */
function plainKey(text: string): string {
  return text.trim().replace(/^(\*\*|__|[*_`])(.+)\1$/, '$2');
}

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
