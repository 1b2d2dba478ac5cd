import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { UsageFailure } from '../base/failure.ts';
import { placeBelow } from '../base/read-json.ts';
import { readConfig } from './read-config.ts';
import type { Settings } from './schema.ts';

/**
 * The configuration in a file that is there.
 *
 * @param shown names it in messages.
 * @throws UsageFailure if it is neither JSON nor a module, or not a configuration.
 */
export async function readConfigFile(shown: string, path: string): Promise<Settings> {
  const extension = extname(path);
  if (extension === '.json') return readJson(shown, withoutMark(await readFile(path, 'utf8')));
  if (extension === '.mjs' || extension === '.js')
    return readConfig(await runModule(shown, path), shown, null);
  throw new UsageFailure(`${shown}: a configuration is a .json or a .mjs file.`);
}

/** Comments and a comma too many are what JSON does not have; everything else is said with its line. */
function readJson(shown: string, text: string): Settings {
  requireShallow(shown, text);
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first === undefined) return readConfig(value, shown, text);
  const line = text.slice(0, first.offset).split('\n').length;
  throw new UsageFailure(`${shown}:${line}: not JSON (${words(printParseErrorCode(first.error))}).`, {
    advice: 'JSON has no comments and no comma after the last entry; a .mjs file may have both.',
  });
}

/** More levels than any configuration has, and few enough for whatever walks it. */
const deepest = 100;

function requireShallow(shown: string, text: string): void {
  if (placeBelow(text, deepest) !== null) throw tooDeep(shown);
}

function tooDeep(shown: string): UsageFailure {
  return new UsageFailure(`${shown} is nested more than ${deepest} levels deep.`);
}

/** The same of what a program made, which may hold itself. */
function requireShallowValue(shown: string, root: unknown): void {
  let level = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw tooDeep(shown);
    level = [...new Set(level.filter((value) => typeof value === 'object' && value !== null))].flatMap(
      (value) => Object.values(value),
    );
  }
}

/** Some editors begin a file with a byte order mark. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

async function runModule(shown: string, path: string): Promise<unknown> {
  try {
    const loaded: { default?: unknown } = await import(pathToFileURL(path).href);
    const value = await loaded.default;
    requireShallowValue(shown, value);
    return value;
  } catch (cause) {
    if (cause instanceof UsageFailure) throw cause;
    const reason = cause instanceof Error ? cause.message : inspect(cause);
    throw new UsageFailure(`${shown} cannot be run: ${reason}`, {
      advice: 'It is a module that exports the configuration as default.',
      cause,
    });
  }
}

/** `PropertyNameExpected` → `property name expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase();
}
