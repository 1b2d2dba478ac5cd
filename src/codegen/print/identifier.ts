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

const identifierPattern = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** A name of our own making as code. Throws a `RangeError` for anything that is not a plain, free identifier. */
export function identifier(name: string): Code {
  if (!isIdentifier(name)) throw new RangeError(`not an identifier: ${JSON.stringify(name)}`);
  return new Code(name);
}

/** True for an ASCII identifier that is no reserved word. */
function isIdentifier(name: string): boolean {
  return identifierPattern.test(name) && !reserved.has(name);
}

/** An identifier from foreign words: `Chat`, `list models`, `get-balance` → `chat`, `listModels`, `getBalance`. */
export function camelCase(text: string): string {
  const name = pascalCase(text);
  const head = /^[A-Z]+(?![a-z])/.exec(name)?.[0] ?? name.slice(0, 1);
  return free(head.toLowerCase() + name.slice(head.length));
}

/** As `camelCase`, with a capital first letter: `tool_calling` → `ToolCalling`. Of no usable letter at all: `Unnamed`. */
export function pascalCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  if (name === '') return 'Unnamed';
  return free(/^\d/.test(name) ? `N${name}` : name);
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
