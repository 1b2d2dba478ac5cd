import { expand } from '../../src/config/expand.ts';
import type { Settings } from '../../src/config/schema.ts';
import { defaultSite, type SourceOptions } from '../../src/fetch/sources.ts';

/**
 * Which documents are asked for at a site, and with which headers.
 *
 * The configured headers may be keys: they go to the configured site and to no other, whatever a flag or a variable
 * names instead. Addresses that were configured along with a site are for that site too.
 */
export function siteSources(
  site: string,
  named: ReadonlyMap<string, string>,
  { sources = {}, headers = {} }: Settings,
): SourceOptions {
  const isConfigured = originOf(site) === originOf(sources.site ?? defaultSite);
  const overrides = sources.site === undefined || isConfigured ? sources.overrides : {};
  return {
    site,
    overrides: { ...overrides, ...Object.fromEntries(named) },
    extraFacts: sources.extraFacts ?? [],
    headers: isConfigured ? expanded(headers) : {},
  };
}

/** The site that is asked where no flag names one: `ROUTER_ONE_SITE`, the configured one, or the gateway's own. */
export function siteAddress({ sources }: Settings): string {
  return process.env['ROUTER_ONE_SITE'] || (sources?.site ?? defaultSite);
}

function expanded(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, expand(value, `headers.${name}`, process.env)]),
  );
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}
