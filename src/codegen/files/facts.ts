import type { Endpoints } from '../../client/client-env.ts';
import type { FactsReading } from '../../read/edition.ts';
import { block, type Code, code, joinCode } from '../print/code.ts';
import { commentLine, docComment } from '../print/comment.ts';
import { camelCase, identifier, Names } from '../print/identifier.ts';
import { literal, memberName, propertyKey, stringLiteral } from '../print/literal.ts';
import { fileHeader } from './header.ts';

/** One constant of the module: a page's facts or its links, with the names that its keys are given. */
interface Table {
  readonly name: string;
  readonly about: Code;
  readonly entries: readonly { readonly name: string; readonly published: string; readonly value: string }[];
}

/** The keys under which a facts page names the two addresses. */
const openaiKey = /^openai.*base url/i;
const anthropicKey = /^anthropic.*base url/i;

/** `facts.js`: what the facts pages say, as constants, and the settings of clients that follow from them. */
export function factsModule(pages: ReadonlyMap<string, FactsReading>, server: string | null): Code {
  return code`${fileHeader()}
import { environmentOf } from "./runtime/client/client-env.js";

export const endpoints = ${literal({ ...endpointsOf(pages, server) })};

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

/** The addresses as the facts name them, else those of the API's own server. */
export function endpointsOf(pages: ReadonlyMap<string, FactsReading>, server: string | null): Endpoints {
  const facts = [...pages.values()].flatMap((page) => page.facts);
  const find = (key: RegExp) => facts.find((fact) => key.test(fact.key) && isWebAddress(fact.value))?.value;
  const root = server?.replace(/\/v1$/, '') ?? null;
  return {
    openai: find(openaiKey) ?? (root === null ? '' : `${root}/v1`),
    anthropic: find(anthropicKey) ?? root ?? '',
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
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
