import type { DocumentName } from '../../../base/document.ts';
import type { Edition, FactLink } from '../../../read/edition.ts';
import type { Addresses, Contradiction, Rule } from '../rule.ts';

/** A link with the facts page that it stands on. */
interface Link extends FactLink {
  readonly document: string;
}

/** Which links are meant to lead to a document: by their label, and by the form that is fetched. */
const meant: Readonly<Partial<Record<DocumentName, { readonly label: RegExp; readonly file: RegExp }>>> = {
  openapi: { label: /openapi|swagger/i, file: /\.(?:json|ya?ml)$/i },
  docs: { label: /\bdocs?\b|documentation|文档/i, file: /\.md$/i },
  models: { label: /\bmodels?\b|模型/i, file: /\.(?:md|json)$/i },
};

export const canonicalLink: Rule = {
  id: 'canonical-link',
  description:
    'A canonical link of the facts that leads elsewhere than the address its document is fetched from.',
  many: 'links',
  check: ({ edition, addresses }) => {
    const links = linksOf(edition);
    return [...addresses].flatMap(([name, address]) => checkDocument(name, address, links, addresses));
  },
};

function linksOf({ facts }: Edition): Link[] {
  return [...facts].flatMap(([document, page]) => page.links.map((link) => ({ ...link, document })));
}

function checkDocument(
  name: DocumentName,
  address: string,
  links: readonly Link[],
  addresses: Addresses,
): Contradiction[] {
  const wanted = meant[name];
  // A file of a folder has no address that a link could name.
  if (wanted === undefined || !URL.canParse(address)) return [];
  const withOrigin = isCanonicalSite(links, addresses);
  const candidates = links
    .filter(({ label }) => wanted.label.test(label))
    .flatMap((link) => targetsOf(link).map((url) => ({ link, url })))
    .filter(({ url }) => wanted.file.test(new URL(url).pathname));
  const [first] = candidates;
  if (first === undefined) return [];
  if (candidates.some(({ url }) => placeOf(url, withOrigin) === placeOf(address, withOrigin))) return [];
  const { link, url } = first;
  const says = `leads to ${url} in ${link.document}, line ${link.line}, but the document is fetched from ${address}`;
  return [
    { subject: link.label, from: url, to: address, says, at: { document: link.document, line: link.line } },
  ];
}

function targetsOf({ url, markdownUrl }: FactLink): string[] {
  return [url, markdownUrl].filter((target) => target !== null && URL.canParse(target)).map(String);
}

/** A mirror and the sample editions have other origins than the links throughout; only paths tell something there. */
function isCanonicalSite(links: readonly Link[], addresses: Addresses): boolean {
  const origins = new Set(links.flatMap(targetsOf).map((url) => new URL(url).origin));
  return [...addresses.values()].some((address) => {
    return /^https?:/.test(address) && URL.canParse(address) && origins.has(new URL(address).origin);
  });
}

function placeOf(address: string, withOrigin: boolean): string {
  const { origin, pathname } = new URL(address);
  return `${withOrigin ? origin : ''}${pathname.replace(/\/$/, '')}`;
}
