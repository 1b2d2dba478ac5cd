import type { Place } from '../../../base/problem.ts';
import { listOperations } from '../../../openapi/operations.ts';
import type { Edition } from '../../../read/edition.ts';
import { addressesCalled, claimingPassages } from './ours.ts';
import { inlineCode, type Passage } from './passages.ts';
import { isPathOf, originOf, pathOf } from './paths.ts';

/** An address that a document tells clients to use as the base of their calls. */
export interface BaseUrlClaim {
  readonly url: string;
  readonly place: Place;
}

const baseUrlHeading = /\bbase (?:url|address)|\bservers?\b|\benvironments?\b|接入地址|基础地址|服务地址/i;
const address = /https?:\/\/[^\s`"')|<>,;]+/g;
/** `base_url="…"`, `baseURL: '…'`, `OPENAI_BASE_URL=…`, `OPENAI_BASE_URL to …`. */
const assigned = /base_?url["']?\s*(?:[:=]|\bto\b)\s*["'`]?(https?:\/\/[^\s`"')|<>,;]+)/gi;

/** The base URLs in the docs and the facts, without a slash at the end. */
export function baseUrlClaims(edition: Edition): BaseUrlClaim[] {
  return [...claimsOfDocs(edition), ...claimsOfFacts(edition)].map(({ url, place }) => ({
    url: url.replace(/(?<![./])[./]+$/, ''),
    place,
  }));
}

/** True if the docs list the servers in a table, which then has to be complete. */
export function listsServers({ docs }: Edition): boolean {
  return (docs?.sections ?? []).some(
    ({ path, blocks }) =>
      baseUrlHeading.test(path.at(-1) ?? '') && blocks.some(({ kind }) => kind === 'table'),
  );
}

function claimsOfDocs(edition: Edition): BaseUrlClaim[] {
  const { api } = edition;
  const paths = api === null ? [] : listOperations(api.spec).map(({ path }) => path);
  return claimingPassages(edition).flatMap((passage) =>
    [...stated(passage), ...called(passage, paths)].map((url) => ({
      url,
      place: { document: 'docs', line: passage.line },
    })),
  );
}

/** What is set as a base URL anywhere, and in the section about it what stands in code or in a cell. */
function stated({ kind, text, section }: Passage): string[] {
  const set = [...text.matchAll(assigned)].map((match) => match[1] ?? '');
  if (kind !== 'text' && kind !== 'cell') return set;
  if (!baseUrlHeading.test(section.path.at(-1) ?? '')) return set;
  const texts = kind === 'cell' ? [text] : inlineCode(text);
  return [...set, ...texts.flatMap((part) => part.match(address) ?? [])];
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
