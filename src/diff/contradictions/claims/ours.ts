import type { Edition } from '../../../read/edition.ts';
import { type Passage, passagesOf } from './passages.ts';
import { addressesOf, isAtServer, originOf } from './paths.ts';

/** Sections about what was, or about somebody else's service, state nothing of this edition. */
const elsewhere =
  /change ?log|release notes|what['’]?s new|\bhistory\b|migrat|\b(?:moving|switch\w*|coming|upgrad\w*) (?:from|to)\b|deprecat|retire|sunset|legacy|previous version|bring your own|\bbyok\b|(?:other|another|third[- ]party|upstream) providers?|webhook|self[- ]host|更新日志|变更记录|迁移|弃用|下线|自带/i;

const address = /https?:\/\/[^\s`"')|<>,;\\]+/g;
/** What calls an address, or sets where calls go; an address in the data of a sample is neither. */
const calling =
  /\bcurl\b|\bwget\b|\bfetch\(|\brequests?\.|\baxios\b|\bhttpx?\.|\burllib|\b(?:GET|POST|PUT|PATCH|DELETE)\b|(?:base|api)_?(?:url|host|base)|\bendpoint\b/i;
const data =
  /["']?(?:\w*image\w*|\w*video\w*|\w*audio\w*|\w*file\w*|webhook\w*|callback\w*|redirect\w*|proxy|referer|http-referer)(?:_?ur[li])?["']?\s*[:=]/i;

/** The passages of the docs that say something of this gateway today: none of history, and none of calls to others. */
export function claimingPassages(edition: Edition): Passage[] {
  const isOurs = ownAddresses(edition);
  return (edition.docs === null ? [] : passagesOf(edition.docs)).filter(({ section, sample }) => {
    if (section.path.some((heading) => elsewhere.test(heading))) return false;
    const called = addressesCalled(sample);
    return called.length === 0 || called.some(isOurs);
  });
}

/** The addresses that code calls or is pointed at: on the line of the call, or on the lines that it goes on. */
export function addressesCalled(code: string): string[] {
  const lines = code.replaceAll('\\\n', ' ').split('\n');
  return lines
    .filter((line) => calling.test(line) && !data.test(line.slice(0, line.search(/https?:/))))
    .flatMap((line) => (line.match(address) ?? []).slice(0, 1));
}

/** Services of others that docs of a gateway speak of; ours may be one of them, and is then among the servers. */
const vendors =
  /(?:^|\.)(?:openai\.com|anthropic\.com|googleapis\.com|groq\.com|mistral\.ai|openrouter\.ai|azure\.com|amazonaws\.com|deepseek\.com|x\.ai|cohere\.(?:ai|com)|together\.xyz)$/;
const placeholder = /(?:^|[.-])(?:example|your|my|acme-proxy|proxy|company|domain)(?:[.-]|$)/i;

/** Whether an address is this gateway's: at a server of the spec, or on the site of one. */
function ownAddresses({ api }: Edition): (url: string) => boolean {
  const servers = api === null ? [] : addressesOf(api.spec);
  const sites = new Set(servers.map(siteOf));
  return (url) => {
    if (servers.some((server) => isAtServer(url, server))) return true;
    const host = hostOf(url);
    if (vendors.test(host) || placeholder.test(host)) return false;
    return sites.size === 0 || sites.has(siteOf(url));
  };
}

function hostOf(url: string): string {
  return originOf(url).replace(/^https?:\/\/|:\d+$/g, '');
}

function siteOf(url: string): string {
  return hostOf(url).split('.').slice(-2).join('.');
}

/** `ACME` of `https://api.acme.example`: what the names of a gateway's own variables begin with. */
export function ownNames({ api }: Edition): string[] {
  const hosts = api === null ? [] : addressesOf(api.spec).map(hostOf);
  return hosts
    .flatMap((host) => host.split('.').slice(-2, -1))
    .map((label) => label.toUpperCase().replaceAll('-', '_'));
}
