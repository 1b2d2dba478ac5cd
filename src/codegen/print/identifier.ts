import { Code } from './code.ts';

/** Words that cannot name a binding in a strict module, and names that a generated module must not take over. */
const reserved = new Set(
  `arguments async await break case catch class const continue debugger default delete do else enum eval export extends
  false finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield
  any bigint boolean never number object string symbol unknown
  constructor prototype hasOwnProperty toString valueOf then toJSON globalThis Promise Object Array Blob`.split(
    /\s+/,
  ),
);

/**
 * Letters of every script; what nobody sees is none of them, nor what lies beyond the first plane (rare and historic signs):
 * compilers with an old target do not read it.
 */
const identifierPattern = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;
const unusable = /\p{Default_Ignorable_Code_Point}|[\u{10000}-\u{10ffff}]/u;

/** A name of our own making as code. Throws a `RangeError` for anything that is not a plain, free identifier. */
export function identifier(name: string): Code {
  if (!isIdentifier(name)) throw new RangeError(`not an identifier: ${JSON.stringify(name)}`);
  return new Code(name);
}

/** True for an identifier that is no reserved word. */
function isIdentifier(name: string): boolean {
  return identifierPattern.test(name) && !unusable.test(name) && !reserved.has(name);
}

/** An identifier from foreign words: `Chat`, `list models`, `get-balance` → `chat`, `listModels`, `getBalance`. */
export function camelCase(text: string): string {
  const name = pascalCase(text);
  const [first = ''] = name;
  const head = /^[A-Z]+(?![a-z])/.exec(name)?.[0] ?? first;
  return free(head.toLowerCase() + name.slice(head.length));
}

/** What stands between words: all but letters, the marks on them, and digits, of every script. */
const betweenWords =
  /[^\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}]+|\p{Default_Ignorable_Code_Point}+|[\u{10000}-\u{10ffff}]+/u;

/** As `camelCase`, with a capital first letter: `tool_calling` → `ToolCalling`. Of no usable letter at all: `Unnamed`. */
export function pascalCase(text: string): string {
  const words = text.normalize('NFC').split(betweenWords);
  const name = words
    .map(capitalized)
    .join('')
    .replace(/[^\p{ID_Continue}]/gu, '');
  if (name === '') return 'Unnamed';
  return free(/^\p{ID_Start}/u.test(name) ? name : `N${name}`);
}

function capitalized(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}

/** Gives each name once: a name that is taken gets the first free number behind it. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  take(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${wanted}${number}`;
    this.#taken.add(name);
    return name;
  }
}

function free(name: string): string {
  return reserved.has(name) ? `${name}_` : name;
}
