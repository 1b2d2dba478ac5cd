import { decoded } from './address.ts';
import type { DocumentRequest } from './request.ts';

/** Tells whether a text holds something that was configured and is secret, in whatever form. */
export type HoldsSecret = (text: string | Uint8Array) => boolean;

/** Names under which a key is sent, or written into an address. */
const secretName = /auth|key|token|secret|cookie|pass|sign|\bsig\b|cred|session|code/i;

/** Headers whose values are words that documents use too. */
const plainHeader = /^(?:accept(?:-.+)?|cache-control|content-type|host|origin|pragma|referer|user-agent)$/i;

/** What is shorter is found in ordinary texts. */
const shortest = 6;

/** Letters and digits that stand for one secret even where a document breaks it up with other signs. */
const shortestBroken = 12;

/** A cookie's value of letters alone is a wish (`consent=accepted`, `zone=Europe/Berlin`) unless it is as long as this. */
const shortestOfLetters = 16;

/**
 * Looks for the values of headers and for the keys and passwords of addresses, whole and without their scheme: as they
 * are, in letters of one case, in Base64 or hexadecimal digits, broken up by blanks and markup, and behind the escapes of
 * JSON, HTML, addresses and Markdown.
 *
 * @param proxies addresses of proxies, which may hold a password.
 * @param keys what is secret whatever it looks like and wherever it is sent.
 */
export function secretFinder(
  requests: readonly DocumentRequest[],
  proxies: readonly string[],
  keys: readonly string[] = [],
): HoldsSecret {
  const secrets = [
    ...keys.filter((key) => key.length >= shortest),
    ...requests.flatMap(({ address, headers }) => [...ofHeaders(headers ?? {}), ...ofAddress(address)]),
    ...proxies.flatMap(ofAddress),
  ];
  const known = [...new Set(secrets)];
  if (known.length === 0) return () => false;
  const exact = [...known, ...known.flatMap(base64Forms)];
  // Host names, tables of digests and headings have letters of one case.
  const inAnyCase = [...known.filter(isMixed), ...known.map(hexadecimal)].map((form) => form.toLowerCase());
  const broken = longEnough(exact.map(lettersOf));
  const brokenInAnyCase = longEnough([...known, ...inAnyCase].map((form) => lettersOf(form).toLowerCase()));
  const isIn = (text: string) => {
    const letters = lettersOf(text);
    return (
      holdsAny(text, exact) ||
      holdsAny(text.toLowerCase(), inAnyCase) ||
      holdsAny(letters, broken) ||
      holdsAny(letters.toLowerCase(), brokenInAnyCase)
    );
  };
  return (given) => formsOf(typeof given === 'string' ? given : Buffer.from(given).toString()).some(isIn);
}

function ofHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (plainHeader.test(name)) return [];
    if (/^cookie$/i.test(name)) return ofCookies(value);
    // `Bearer KEY`, `session=KEY; theme=dark`
    const parts = value.split(/[\s;,]+/).flatMap((part) => [part, part.slice(part.indexOf('=') + 1)]);
    const found = [value, ...parts, ...parts.flatMap(basicPair)];
    return found.filter((part) => isSecret(part, secretName.test(name)));
  });
}

function ofCookies(header: string): string[] {
  const values = header.split(/;\s*/).map((cookie) => cookie.slice(cookie.indexOf('=') + 1).trim());
  return values.filter((value) => value.length >= (isMixed(value) ? shortest : shortestOfLetters));
}

/** The password in `Basic dXNlcjpwYXNz`. */
function basicPair(part: string): string[] {
  const pair = /^[A-Za-z0-9+/]+=*$/.test(part) ? Buffer.from(part, 'base64').toString() : '';
  return /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(pair) ? [pair, pair.slice(pair.indexOf(':') + 1)] : [];
}

function ofAddress(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { username, password, searchParams } = new URL(address);
  const [user, pass] = [decoded(username), decoded(password)];
  // A user without a password is a token.
  const ofUser = pass === '' ? [user] : [pass, `${user}:${pass}`];
  const ofQuery = [...searchParams].filter(([name, value]) => isSecret(value, secretName.test(name)));
  return [...ofUser.filter((part) => isSecret(part, true)), ...ofQuery.map(([, value]) => value)];
}

/** Under a name that says nothing, a word that documents use is no key: a key mixes letters and digits. */
function isSecret(value: string, named: boolean): boolean {
  if (value.length < shortest || /^(?:bearer|basic|digest|token|apikey|api-key)$/i.test(value)) return false;
  if (named) return !/^[a-z]{1,6}$/i.test(value);
  return value.length >= shortestBroken && isMixed(value);
}

/** Letters and digits: no word of a language. */
function isMixed(value: string): boolean {
  return /[a-z]/i.test(value) && /\d/.test(value);
}

function hexadecimal(text: string): string {
  return Buffer.from(text).toString('hex');
}

/** Base64 of a secret wherever it stands in what was encoded, in both alphabets: without the ends, which depend on it. */
function base64Forms(secret: string): string[] {
  const forms = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
    return whole.slice(before === 0 ? 0 : 4);
  });
  const long = forms.filter((form) => form.length >= shortest);
  return [...long, ...long.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '');
}

function longEnough(forms: readonly string[]): string[] {
  return forms.filter((form) => form.length >= shortestBroken);
}

function holdsAny(text: string, forms: readonly string[]): boolean {
  return forms.some((form) => text.includes(form));
}

/** Escapes may be escaped again. */
const rounds = 3;

/** A text as it is, and with the escapes of one kind after the other taken away. */
function formsOf(text: string): string[] {
  const forms = [text];
  for (let round = 0; round < rounds; round += 1) {
    const before = forms.length;
    for (const withoutEscapes of unescapes) {
      const last = forms.at(-1) ?? text;
      const next = withoutEscapes(last);
      if (next !== last) forms.push(next);
    }
    if (forms.length === before) break;
  }
  return forms;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  colon: ':',
  semi: ';',
  comma: ',',
  period: '.',
  excl: '!',
  quest: '?',
  num: '#',
  dollar: '$',
  percnt: '%',
  commat: '@',
  ast: '*',
  plus: '+',
  equals: '=',
  sol: '/',
  bsol: '\\',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  vert: '|',
  tilde: '~',
  lpar: '(',
  rpar: ')',
  lsqb: '[',
  rsqb: ']',
  lcub: '{',
  rcub: '}',
  shy: '',
  ZeroWidthSpace: '',
};

const unescapes: readonly ((text: string) => string)[] = [
  // JSON and JavaScript.
  (text) =>
    text
      .replace(/\\u\{?([0-9a-f]{4,6})\}?|\\x([0-9a-f]{2})/gi, (_, long?: string, short?: string) =>
        characterOf(Number.parseInt(long ?? short ?? '', 16)),
      )
      .replace(/\\[nrt]/g, ' '),
  // HTML.
  (text) =>
    text
      .replace(/&#x0*([0-9a-f]{1,6});?/gi, (_, digits: string) => characterOf(Number.parseInt(digits, 16)))
      .replace(/&#0*(\d{1,7});?/g, (_, digits: string) => characterOf(Number(digits)))
      .replace(/&([a-z]+);/gi, (whole, name: string) => named[name] ?? whole),
  // Addresses, and quoted-printable text.
  (text) =>
    text.replace(/(?:[%=][0-9a-f]{2})+/gi, (whole) =>
      Buffer.from(whole.replace(/[%=]/g, ''), 'hex').toString(),
    ),
  // Tags and the targets of links, between the parts of a word.
  (text) => text.replace(/<[^<>]{0,300}>|\]\([^()\s]{0,300}\)/g, ''),
  // Markdown, letters of another width, and characters without one.
  (text) =>
    text
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .normalize('NFKC'),
];

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
