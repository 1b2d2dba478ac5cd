import { coreDocuments } from '../../src/base/document.ts';
import { UsageFailure } from '../../src/base/failure.ts';
import { listed } from '../../src/base/words.ts';
import { parseAddress, redactAddress } from '../../src/fetch/address.ts';
import { identifierOf, namesOf } from '../../src/gateway/names.ts';
import { defaultGateway, gatewayOf, profileNames, profiles } from '../../src/gateway/profiles.ts';
import type { Gateway } from '../../src/gateway/schema.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import { type Found, type Probed, probeSite } from './probe.ts';

/** The gateway that a configuration is written for. */
export interface Chosen {
  readonly gateway: Gateway;
  /** What the configuration says under `gateway`: a name, a profile, or nothing for the default one. */
  readonly key: string | Gateway | null;
  /** What was found at an address, for people. */
  readonly report: readonly string[];
}

/** Understands `--gateway`: the name of a profile, or an address at which documents are looked for. */
export async function chooseGateway(given: string | undefined): Promise<Chosen> {
  if (given === undefined) return { gateway: defaultGateway, key: null, report: [] };
  if (!/^https?:\/\//i.test(given)) return named(gatewayOf(given));
  const { origin, pathname } = parseAddress(given);
  const known = profiles.find(({ site }) => site !== null && new URL(site).origin === origin);
  if (known !== undefined) return named(known);
  return fromSite(`${origin}${pathname.replace(/\/+$/, '')}`);
}

function named(gateway: Gateway): Chosen {
  return { gateway, key: gateway === defaultGateway ? null : gateway.slug, report: [] };
}

async function fromSite(site: string): Promise<Chosen> {
  const whose = nameOf(site);
  const { apiKey } = namesOf(whose);
  const probed = await probeSite(site, process.env[apiKey] || undefined);
  const report = reportOf(site, apiKey, probed);
  const isEnough = probed.found.some(({ name }) => name === 'models' || name === 'openapi');
  if (!isEnough && probed.locked.length === 0) {
    throw new UsageFailure(
      `${redactAddress(site)} publishes neither a catalog nor an API where they usually are.`,
      {
        advice: [
          ...report,
          `If you know where they are, write a profile (docs/gateways.md), or name one of ${profileNames.join(', ')}.`,
        ].join('\n'),
      },
    );
  }
  const gateway = profileOf(site, whose, probed);
  return { gateway, key: gateway, report };
}

/** `Acme` of `https://llm.acme.dev`; an address of numbers has no name. */
function nameOf(site: string): Pick<Gateway, 'name' | 'slug'> {
  const { hostname } = new URL(site);
  const label = /^[\d.]+$|^\[|^localhost$/.test(hostname)
    ? 'gateway'
    : (hostname.split('.').at(-2) ?? hostname);
  const slug =
    label
      .toLowerCase()
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^[^a-z]+/, '') || 'gateway';
  const name = slug
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
  return identifierOf({ name, slug }) === null ? { name: `${name} Gateway`, slug } : { name, slug };
}

function profileOf(site: string, whose: Pick<Gateway, 'name' | 'slug'>, { found, locked }: Probed): Gateway {
  const [list] = locked.filter((at) => /models$/.test(at));
  const hasModels = found.some(({ name }) => name === 'models');
  const behindKey =
    hasModels || list === undefined ? {} : { models: { at: list, format: 'json', key: true } as const };
  const documents = Object.fromEntries(found.map((each) => [each.name, publicationOf(each)]));
  return {
    ...whose,
    site,
    documents: { ...documents, ...behindKey },
    ...apiOf(found, list),
    key: { prefix: '', looks: 'your-…', sent: 'bearer' },
  };
}

function publicationOf({ at, format, name, key }: Found) {
  const isUsual = format === (name === 'openapi' ? 'json' : 'markdown');
  return { at, ...(!isUsual && { format }), ...(key && { key: true }) };
}

/** Where clients call, where no OpenAPI document says it: where the list of models was. */
function apiOf(found: readonly Found[], locked: string | undefined): Pick<Gateway, 'api'> {
  const api = found.find(({ name }) => name === 'openapi')?.edition.api ?? null;
  const paths = api === null ? [] : listOperations(api.spec).map(({ path }) => path);
  const list = found.find(({ name, at }) => name === 'models' && /\/models$/.test(at))?.at ?? locked;
  const openai = list?.replace(/\/models$/, '') ?? '/v1';
  const anthropic = paths.some((path) => /\/messages$/.test(path)) ? openai.replace(/\/v1$/, '') : null;
  return { api: { openai, anthropic } };
}

function reportOf(site: string, keyVariable: string, { found, locked, unread, asked }: Probed): string[] {
  const lines = found.map(
    ({ name, at, holds, key }) => `  ${name.padEnd(8)} ${at}  (${holds}${key ? ', with the key' : ''})`,
  );
  const missing = coreDocuments.filter((name) => !found.some((each) => each.name === name));
  return [
    `${redactAddress(site)} was asked at ${asked} addresses.`,
    ...(lines.length === 0 ? [] : ['Found:', ...lines]),
    ...(missing.length === 0 ? [] : [`Not found: ${listed(missing)}.`]),
    ...(locked.length === 0
      ? []
      : [`With a key only: ${listed(locked)}. Set ${keyVariable} and run this again to look into it.`]),
    ...unread.map(({ at, why }) => `Could not read ${at}: ${why}`),
  ];
}
