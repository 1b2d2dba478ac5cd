/** What stands around a path in code, as far as it says whether it is the one of an operation, and of which method. */

/** No address of a server is longer. */
const longestAddress = 200;

/** Before a path stands the end of an address or the beginning of a text, and never another part of a path. */
const address =
  /(?:https?:\/\/|^|["'`\s(=<])((?:[\w-]+\.)+[\w-]+(?::\d+)?|localhost(?::\d+)?|[\w.-]+:\d+)((?:\/(?:api|openai|gateway|proxy|llm|ai|v\d\w*))*)$/;
const plain = /(?:^|["'`\s(=}>|]|https?:\/\/[\w.:-]+|\$\w+)(?:(?:\/api)?\/v\d\w*)?$/;

/** The name of a variable that holds the base of an API, with its version: `${BASE_URL}`, `$API_BASE`, `baseUrl + "`. */
const base = String.raw`\w*(?:base|url|host|endpoint|api|server|gateway|root|prefix)\w*`;
const atBase = new RegExp(
  String.raw`(?:[$#]?\{[^{}\n]{0,60}\b${base}[^{}\n]{0,20}\}\}?|\$${base}|\b${base}(?:\(\)|\])?\s*(?:\+|\.|&|,)\s*[a-z]?["'\x60])$`,
  'i',
);

/** Where the makers of models answer themselves: what they say of a path says nothing of a gateway's. */
const elsewhere =
  /^(?:api\.(?:openai|anthropic|mistral|groq|deepseek|x|cohere|cohere|perplexity|together|fireworks|cerebras|moonshot)\.(?:com|ai|xyz|cn)|generativelanguage\.googleapis\.com|ollama\.com)$/;

/** True where a path can begin: after an address of this API or an unknown one, or where no path goes on. */
export function isAtAddress(bytes: string, index: number, hosts: readonly string[]): boolean {
  const before = bytes.slice(Math.max(0, index - longestAddress), index);
  const host = address.exec(before)?.[1]?.toLowerCase();
  if (host !== undefined) return hosts.includes(host) || !elsewhere.test(host);
  return plain.test(before);
}

/** True behind a variable that is called the base of an API. */
export function isAtBase(bytes: string, index: number): boolean {
  return atBase.test(bytes.slice(Math.max(0, index - longestAddress), index));
}

const methods = 'get|put|post|delete|options|head|patch|trace|query';
/** `POST /v1`, `client.post(`, `http.MethodPost`, `-X POST`; the last one before the path counts. */
const saidBefore = new RegExp(
  String.raw`\b(${methods.toUpperCase()})\b|[.>](${methods})(?:_?async|_?json|ForObject|ForEntity|Entity)?\s*(?:<[^>\n]{0,60}>)?!?\s*\(|\bMethod\.?(${methods})\b|\b(${methods})\s*\(`,
  'gi',
);
/** `method: "POST"`, `-X POST`, `--request POST`, in what follows the path. */
const saidBehind = new RegExp(
  String.raw`\bmethod["']?\s*[:=]>?\s*["'\x60](${methods})\b|(?:-X|--request)[ =]?["']?(${methods})\b`,
  'i',
);
const sends = /\s(?:-d|--data(?:-raw|-binary|-urlencode)?|--json|-F)[ =]/;

/** So far before a path, on its line, and behind it a method is looked for. */
const reach = { before: 100, behind: 240 };

/** The method with which a path is called, where the text says so. */
export function methodAround(bytes: string, start: number, end: number): string | null {
  const line = bytes.slice(Math.max(bytes.lastIndexOf('\n', start - 1) + 1, start - reach.before), start);
  const found = [...line.matchAll(saidBefore)].filter(isSaid).at(-1);
  if (found !== undefined) return methodIn(found);
  const [behind = ''] = bytes.slice(end, end + reach.behind).split(/\n\s*\n|\/v\d|;\s*\n/, 1);
  const later = saidBehind.exec(behind);
  if (later !== null) return methodIn(later);
  if (/\bcurl\b/.test(line)) return sends.test(line + behind.split(/[^\\]\n/, 1)[0]) ? 'POST' : 'GET';
  return /\bfetch\(\s*[^()]{0,80}$/.test(line) && /^["'`]\s*\)/.test(behind) ? 'GET' : null;
}

/** A word alone is a method in capitals only: "get /v1" is prose as well. */
function isSaid([all, word]: RegExpExecArray): boolean {
  return word === undefined || all === all.toUpperCase();
}

function methodIn([, ...said]: RegExpExecArray): string | null {
  return said.find((word) => word !== undefined)?.toUpperCase() ?? null;
}
