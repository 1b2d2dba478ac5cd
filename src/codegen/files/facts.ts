import { type Document, ofCore } from '../../base/document.ts';
import type { Gateway } from '../../gateway/schema.ts';
import { isWebAddress } from '../../openapi/servers.ts';
import type { FactsReading } from '../../read/edition.ts';
import { block, type Code, code, joinCode } from '../print/code.ts';
import { commentLine, docComment } from '../print/comment.ts';
import { camelCase, identifier, Names } from '../print/identifier.ts';
import { literal, memberName, propertyKey, stringLiteral } from '../print/literal.ts';
import { fileHeader } from './header.ts';

/** Where the clients of others call, as the package says it: an address, or nothing where none is known. */
export interface Addresses {
  readonly openai: string;
  readonly anthropic: string;
}

/** One constant of the module: a page's facts or its links, with the names that its keys are given. */
interface Table {
  readonly name: string;
  readonly about: Code;
  readonly entries: readonly { readonly name: string; readonly published: string; readonly value: string }[];
}

/** `facts.js`: what the facts pages say, as constants, and the settings of clients that follow from them. */
export function factsModule(pages: ReadonlyMap<string, FactsReading>, endpoints: Addresses): Code {
  return code`${fileHeader()}
import { environmentOf } from "./runtime/client/client-env.js";

export const endpoints = ${literal({ ...endpoints })};

export function clientEnv(client, apiKey) {
  return environmentOf(client, endpoints, apiKey);
}

${joinCode(tablesOf(pages).map(printTable), '\n\n')}
`;
}

/** `facts.d.ts`: the constants with their values as types. */
export function factsDeclarations(pages: ReadonlyMap<string, FactsReading>): Code {
  return code`${fileHeader()}
import type { ClientName, Endpoints } from "./runtime/client/client-env.js";

export type { ClientName, Endpoints } from "./runtime/client/client-env.js";

/** The gateway's addresses for OpenAI-compatible and Anthropic-compatible clients. */
export declare const endpoints: Endpoints;

/** The variables of the environment with which a client uses the gateway. */
export declare function clientEnv(client: ClientName, apiKey: string): Record<string, string>;

${joinCode(tablesOf(pages).map(declareTable), '\n\n')}
`;
}

/** What is known of a gateway's addresses beside its facts. */
export interface KnownAddresses {
  readonly gateway: Gateway;
  /** The first public server of the API. */
  readonly server: string | null;
  /** The site that the documents are from, where everybody has one of their own. */
  readonly site: string | null;
}

/** The addresses as the facts name them, else as the profile says, else those of the API's own server; empty if none. */
export function endpointsOf(pages: ReadonlyMap<string, FactsReading>, known: KnownAddresses): Addresses {
  const { gateway, server, site } = known;
  const facts = [...pages.values()].flatMap((page) => page.facts);
  const find = (key: string | undefined) => {
    const pattern = key === undefined ? null : new RegExp(key, 'i');
    return facts.find((fact) => pattern?.test(fact.key) && isWebAddress(fact.value))?.value;
  };
  const base = (gateway.api?.base ?? gateway.site ?? site)?.replace(/\/+$/, '') ?? null;
  const profiled = (path: string | null) => (base === null || path === null ? '' : `${base}${path}`);
  const root = server?.replace(/\/v1$/, '') ?? null;
  const told = gateway.api ?? null;
  return {
    openai:
      find(gateway.factKeys?.openai) ??
      (told === null ? (root === null ? '' : `${root}/v1`) : profiled(told.openai)),
    anthropic: find(gateway.factKeys?.anthropic) ?? (told === null ? (root ?? '') : profiled(told.anthropic)),
  };
}

/** Where the documents are from. */
export interface Sources {
  /** Where a gateway is that everybody hosts: the origin and path below which its documents were; `null` for any other. */
  readonly site: string | null;
  /** The address of the API's document, from which its relative servers count; `null` where it is from a file. */
  readonly api: string | null;
}

/** Documents that are from nowhere. */
export const noSources: Sources = { site: null, api: null };

export function sourcesOf(
  gateway: Gateway,
  documents: readonly Pick<Document, 'name' | 'address' | 'finalAddress'>[],
): Sources {
  const api = documents.find(({ name }) => name === 'openapi')?.finalAddress ?? '';
  return { site: siteOfDocuments(gateway, documents), api: isWebAddress(api) ? api : null };
}

function siteOfDocuments(
  gateway: Gateway,
  documents: readonly Pick<Document, 'name' | 'address'>[],
): string | null {
  if (gateway.site !== null) return null;
  const sites = documents.flatMap(({ name, address }) => {
    const at = ofCore(gateway.documents, name)?.at;
    return at !== undefined && isWebAddress(address) && address.endsWith(at)
      ? [address.slice(0, -at.length)]
      : [];
  });
  return sites[0] ?? null;
}

/** `facts` and `factsLinks` of the page `facts`; `pricingFacts` and `pricingFactsLinks` of `facts-pricing`. */
function tablesOf(pages: ReadonlyMap<string, FactsReading>): Table[] {
  const names = new Names(['endpoints', 'clientEnv', 'environmentOf']);
  return [...pages].flatMap(([document, { topic, facts, links }]) => {
    const name = names.take(camelCase(`${document.replace(/^facts-?/, '')} facts`));
    return [
      {
        name,
        about: code`The facts of the page ${commentLine(topic)}.`,
        entries: nameEntries(facts.map(({ key, value }) => ({ published: key, value }))),
      },
      {
        name: names.take(`${name}Links`),
        about: code`The pages that the page ${commentLine(topic)} names.`,
        entries: nameEntries(links.map(({ label, url }) => ({ published: label, value: url }))),
      },
    ];
  });
}

function nameEntries(entries: readonly { published: string; value: string }[]): Table['entries'] {
  const names = new Names();
  return entries.map((entry) => ({ ...entry, name: names.take(camelCase(entry.published)) }));
}

function printTable({ name, entries }: Table): Code {
  const lines = entries.map((entry) => code`${propertyKey(entry.name)}: ${literal(entry.value)},`);
  return code`export const ${identifier(name)} = ${block(lines)};`;
}

function declareTable({ name, about, entries }: Table): Code {
  const members = entries.map((entry) => {
    const comment = docComment([commentLine(entry.published)]);
    return code`${comment}\nreadonly ${memberName(entry.name)}: ${stringLiteral(entry.value)};`;
  });
  return code`${docComment([about])}\nexport declare const ${identifier(name)}: ${block(members)};`;
}
