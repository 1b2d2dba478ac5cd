/**
 * The keys that were sent last, by whichever client: no error shows them, whichever answer they come back in. One list for all
 * is less code than one a request, and code is what every page pays that bundles the client.
 */
const sent = new Set<string>();
const most = 100;

/** Names of headers whose values are keys. That of an idempotency key is hidden too, which does no harm. */
const secretHeader = /auth|key|token|secret|cookie/i;

/** Shorter words stand in ordinary sentences too. */
const shortest = 7;

const shown = '[API key]';

/** Remembers what a request sends that no error may show when a gateway echoes it. */
export function rememberSecrets({ headers }: Request): void {
  for (const [name, value] of headers)
    if (secretHeader.test(name))
      for (const word of value.split(/[\s;,]/).flatMap(partsOf)) if (word.length >= shortest) sent.add(word);
  for (const old of sent) if (sent.size > most) sent.delete(old);
}

/** `session=KEY`, and the password in `dXNlcjpwYXNz`. */
function partsOf(word: string): string[] {
  return [word, word.slice(word.indexOf('=') + 1), passwordIn(word)];
}

function passwordIn(word: string): string {
  try {
    return /^[ -~]+:([ -~]+)$/.exec(atob(word))?.[1] ?? '';
  } catch {
    return '';
  }
}

/**
 * As it is, as an address has it, in hexadecimal digits, and in Base64 wherever it stands in what was encoded: without the
 * ends, which depend on that. A header has no letters beyond a byte.
 */
function formsOf(secret: string): string[] {
  const digits = secret.replace(/./g, (letter) => letter.charCodeAt(0).toString(16));
  const coded = ['', ' ', '  '].map((before) => btoa(before + secret).slice(4, -4));
  return [secret, encodeURIComponent(secret), digits, ...coded];
}

/**
 * What an answer says, without what was sent. Where that is broken up or escaped nothing is shown, nor of an answer that is
 * nested too deeply to be looked through.
 */
export function withoutSecrets<Value>(value: Value): Value {
  if (value === undefined) return value;
  const forms = [...sent].flatMap(formsOf);
  try {
    let text = JSON.stringify(value);
    for (const form of forms) text = text.replaceAll(JSON.stringify(form).slice(1, -1), shown);
    const letters = lettersOf(text);
    if (!forms.some((form) => letters.includes(lettersOf(form)))) return JSON.parse(text);
  } catch {
    // An answer that is nested too deeply to be looked through.
  }
  return JSON.parse(`"${shown}"`);
}

/** Letters and digits alone, without the escapes of JSON, HTML and addresses, which may be escaped again, and without tags. */
function lettersOf(text: string): string {
  let rest = text;
  for (const _ of '123')
    rest = rest
      .replace(/(?:\\+(?:u00|x)|&#x0*|[%=])([\da-f]{2})|&#0*(\d+)/gi, (_, hex?: string, decimal?: string) =>
        String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
      )
      .replace(/\\+[nrt]|<[^<>]*>/g, '');
  return rest.replace(/[^a-z\d]/gi, '').toLowerCase();
}

/** The error of a parser or a library, which may quote a piece of `seen`: another one where that holds a secret. */
export function causeOf(error: unknown, seen: string = textsOf(error)): unknown {
  return withoutSecrets(seen) === seen ? error : new Error(shown);
}

/** All that the error of a library says, and what caused it. */
function textsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const texts = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)));
  return texts.join() + textsOf(error.cause);
}
