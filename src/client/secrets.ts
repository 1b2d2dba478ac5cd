/** What must not be shown, in the forms that it may come back in. */
interface Secrets {
  /** As they are, as an address has them, in Base64 and in hexadecimal digits. */
  readonly forms: RegExp;
  /** The letters and digits of each form, by which it is known where it was broken up. */
  readonly letters: readonly string[];
}

/** What of a request must not be shown, by the request, its answers, and what was read from them. */
const secrets = new WeakMap<object, Secrets>();

/** Names of headers whose values are keys; a key of idempotence is none. */
const secretHeader = /(?<!idempotency-)(?:auth|key|token|secret|cookie|pass|sign|cred|session)/i;

/** Shorter words stand in ordinary sentences too. */
const shortest = 8;

/** Letters that stand for one secret even where a text breaks it up with other signs. */
const shortestBroken = 12;

/** Remembers what was sent with a request, so that no error shows it when a gateway echoes it. */
export function rememberSecrets(request: Request, apiKey: string): void {
  const values = [...request.headers].flatMap(([name, value]) =>
    secretHeader.test(name) ? [value, ...value.split(/[\s;,]+/).flatMap(partsOf)] : [],
  );
  const known = new Set([apiKey, ...values].filter((value) => value.length >= shortest));
  const forms = [...known].flatMap(formsOf).sort((left, right) => right.length - left.length);
  secrets.set(request, {
    forms: new RegExp(forms.map((form) => form.replace(/[^\w]/g, '\\$&')).join('|'), 'gi'),
    letters: forms.map(lettersOf).filter((form) => form.length >= shortestBroken),
  });
}

/** What is secret in one thing is so in what comes of it. */
export function shareSecrets(from: object, to: unknown): void {
  const found = secrets.get(from);
  if (found !== undefined && typeof to === 'object' && to !== null) secrets.set(to, found);
}

/** `session=KEY`, and the password in `dXNlcjpwYXNz`. */
function partsOf(part: string): string[] {
  return [part, part.slice(part.indexOf('=') + 1), pairIn(part).replace(/^[^:]*:/, '')];
}

function pairIn(part: string): string {
  try {
    return /^[\x20-\x7e]+:[\x20-\x7e]+$/.exec(atob(part))?.[0] ?? '';
  } catch {
    return '';
  }
}

function formsOf(secret: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(secret), (byte) => String.fromCharCode(byte));
  const digits = bytes.map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return [secret, encodeURIComponent(secret), digits, ...base64Forms(bytes.join(''))];
}

/** Base64 of bytes wherever they stand in what was encoded, in both alphabets: without the ends, which depend on it. */
function base64Forms(bytes: string): string[] {
  const forms = [0, 1, 2].map((before) => {
    const whole = ' '.repeat(before) + bytes;
    return btoa(whole.slice(0, whole.length - (whole.length % 3))).slice(before === 0 ? 0 : 4);
  });
  const long = forms.filter((form) => form.length >= shortest);
  return [...long, ...long.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

const shown = '[API key]';

/**
 * What an answer says, without what it was asked for with. A text in which that is broken up or escaped is not shown at
 * all, nor an answer that is nested too deeply to be looked through.
 */
export function withoutSecrets<Value>(of: object, value: Value): Value {
  const known = secrets.get(of);
  if (known === undefined || value === undefined || value === null) return value;
  // A copy has the same type as long as only texts in it are others; who is shown a text instead of an answer sees why.
  return copyWithout(known, value) as Value;
}

function copyWithout(known: Secrets, value: unknown): unknown {
  try {
    const copy: unknown = JSON.parse(JSON.stringify(value), (_name, member: unknown) => clean(member, known));
    return holdsPieces(JSON.stringify(copy), known) ? shown : copy;
  } catch (error) {
    if (error instanceof RangeError) return shown;
    throw error;
  }
}

function clean(member: unknown, known: Secrets): unknown {
  if (typeof member === 'string') return cleanText(member, known);
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
  const entries = Object.entries(member).map(([name, inner]) => [cleanText(name, known), inner] as const);
  return Object.fromEntries(entries);
}

function cleanText(text: string, known: Secrets): string {
  const rest = text.replace(known.forms, shown);
  return holdsPieces(rest, known) ? shown : rest;
}

function holdsPieces(text: string, { letters }: Secrets): boolean {
  const found = lettersOf(withoutEscapes(text));
  return letters.some((form) => found.includes(form));
}

/** Escapes may be escaped again. */
const rounds = 3;

/** A text without the escapes of JSON, HTML and addresses, and without tags. */
function withoutEscapes(text: string): string {
  let rest = text;
  for (let round = 0; round < rounds; round += 1) {
    rest = rest
      .replace(
        /\\+(?:u00|x)([0-9a-f]{2})|&#x0*([0-9a-f]{2});?|[%=]([0-9a-f]{2})/gi,
        (_, ...found: string[]) => String.fromCharCode(Number.parseInt(found.slice(0, 3).join(''), 16)),
      )
      .replace(/&#0*(\d{2,3});?/g, (_, digits: string) => String.fromCharCode(Number(digits)))
      .replace(/\\+[nrt]|<[^<>]{0,300}>/g, '');
  }
  return rest;
}

function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '').toLowerCase();
}

/** An error of a library without them: its message may quote what came. It is the same error where it shows none. */
export function causeWithoutSecrets(of: object, cause: unknown, depth = 0): unknown {
  if (!(cause instanceof Error)) return withoutSecrets(of, cause);
  const inner = depth < 5 ? causeWithoutSecrets(of, cause.cause, depth + 1) : undefined;
  const texts = Object.getOwnPropertyNames(cause).map((name) => textIn(Reflect.get(cause, name)));
  if (inner === cause.cause && texts.every((text) => withoutSecrets(of, text) === text)) return cause;
  const { name, message, stack = '' } = cause;
  const copy = new Error(withoutSecrets(of, message), inner === undefined ? undefined : { cause: inner });
  return Object.assign(copy, { name, stack: withoutSecrets(of, stack) });
}

/** The text of a member of an error; another error is looked at by itself. */
function textIn(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return value instanceof Error ? '' : [value].flat().map(String).join(' ');
}

/** The error of a parser, which quotes what it saw, unless that holds what must not be shown. */
export function parserError(of: object, text: string, error: unknown): { readonly cause?: unknown } {
  return withoutSecrets(of, text) === text ? { cause: error } : {};
}
