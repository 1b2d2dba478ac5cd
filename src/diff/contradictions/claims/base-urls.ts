import type { Place } from '../../../base/problem.ts';
import { listOperations } from '../../../openapi/operations.ts';
import type { Edition } from '../../../read/edition.ts';
import { addressesCalled, ownAddresses } from './ours.ts';
import { inlineCode, type Passage } from './passages.ts';
import { isPathOf, originOf, pathOf } from './paths.ts';

/** An address that a document tells clients to use as the base of their calls. */
export interface BaseUrlClaim {
  readonly url: string;
  readonly place: Place;
}

/** A heading over addresses to call, and none over `MCP server` or `Supported environments`. */
const baseUrlHeading =
  /\bbase[- ]?(?:urls?|address(?:es)?)\b|\b(?:server|api) (?:urls?|address(?:es)?)\b|^(?:\d+[.)] )?(?:api |our )?(?:servers?|hosts?|environments?|endpoints? and servers?)$|接入地址|基础地址|服务地址/i;
const address = /https?:\/\/[^\s`"')|<>,;]+/g;
/** `base_url="…"`, `baseURL: '…'`, `OPENAI_BASE_URL=…`, `OPENAI_BASE_URL to …`. */
const assigned = /base_?url["']?\s*(?:[:=]|\bto\b)\s*["'`]?(https?:\/\/[^\s`"')|<>,;]+)/gi;

/** The base URLs in the docs and the facts, without a slash at the end. */
export function baseUrlClaims(edition: Edition, passages: readonly Passage[]): BaseUrlClaim[] {
  return [...claimsOfDocs(edition, passages), ...claimsOfFacts(edition)].map(({ url, place }) => ({
    url: url.replace(/(?<![./])[./]+$/, ''),
    place,
  }));
}

/** True if the docs list the servers in a table, which then has to be complete. */
export function listsServers(passages: readonly Passage[]): boolean {
  return passages.some(
    ({ kind, text, section }) =>
      kind === 'cell' &&
      baseUrlHeading.test(section.path.at(-1) ?? '') &&
      addressesIn('cell', text).length > 0,
  );
}

function claimsOfDocs(edition: Edition, passages: readonly Passage[]): BaseUrlClaim[] {
  const { api } = edition;
  const isOurs = ownAddresses(edition);
  const paths = api === null ? [] : listOperations(api.spec).map(({ path }) => path);
  return passages.flatMap((passage) =>
    [...stated(passage, isOurs), ...called(passage, paths)].map((url) => ({
      url,
      place: { document: 'docs', line: passage.line },
    })),
  );
}

/** What is set as a base URL of ours anywhere, and in the section about it what stands in code or alone in a cell. */
function stated({ kind, text, section }: Passage, isOurs: (url: string) => boolean): string[] {
  const set = [...text.matchAll(assigned)].map((match) => match[1] ?? '').filter(isOurs);
  if (kind !== 'text' && kind !== 'cell') return set;
  return baseUrlHeading.test(section.path.at(-1) ?? '') ? [...set, ...addressesIn(kind, text)] : set;
}

/** A link in a cell leads to a page about something, and is no address to call. */
function addressesIn(kind: 'text' | 'cell', text: string): string[] {
  const isBare = kind === 'cell' && /^https?:\/\/\S+$/.test(text.trim());
  return (isBare ? [text.trim()] : inlineCode(text)).flatMap((part) => part.match(address) ?? []);
}

/** The origin of an operation that a sample calls, wherever it is called. */
function called({ kind, text, sample }: Passage, paths: readonly string[]): string[] {
  if (kind !== 'sample') return [];
  const calls = addressesCalled(sample);
  return (text.match(address) ?? [])
    .filter((url) => calls.includes(url))
    .filter((url) => paths.some((path) => isPathOf(pathOf(url), path)))
    .map(originOf);
}

function claimsOfFacts({ facts }: Edition): BaseUrlClaim[] {
  return [...facts].flatMap(([document, page]) =>
    page.facts.flatMap(({ key, value, line }) => {
      const isBaseUrl = /\bbase[- ]url\b|接入地址|基础地址/i.test(key);
      const isEndpoint = /\bendpoints?\b/i.test(key);
      const addresses = value.match(address) ?? [];
      const urls = isBaseUrl ? addresses : [...value.matchAll(assigned)].map((match) => match[1] ?? '');
      return [...urls, ...(isEndpoint ? addresses.map(originOf) : [])].map((url) => ({
        url,
        place: { document, line },
      }));
    }),
  );
}
