import { printJson } from '../../base/json.ts';

/** A variable of the environment: its value, or the name of another variable to take it from. */
export interface Setting {
  readonly name: string;
  readonly value: string | { readonly from: string };
}

/** Ways to write an environment down. */
export const environmentFormats = ['shell', 'dotenv', 'json'] as const;
export type EnvironmentFormat = (typeof environmentFormats)[number];

/** Settings as text: lines for a POSIX shell or a dotenv file, or one object for programs. */
export function printEnvironment(settings: readonly Setting[], format: EnvironmentFormat): string {
  if (format === 'json') return printJson(environmentObject(settings));
  const print = format === 'shell' ? shellLine : dotenvLine;
  return settings.map((setting) => `${print(setting)}\n`).join('');
}

/** Settings as one object; what another variable holds is written `$NAME`. */
export function environmentObject(settings: readonly Setting[]): Record<string, string> {
  const asText = (value: Setting['value']) => (typeof value === 'string' ? value : `$${value.from}`);
  return Object.fromEntries(settings.map(({ name, value }) => [name, asText(value)]));
}

function shellLine({ name, value }: Setting): string {
  return `export ${name}=${typeof value === 'string' ? shellWord(value) : `"$${value.from}"`}`;
}

/** In single quotes nothing means anything but the quote itself, which is written outside of them. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function dotenvLine({ name, value }: Setting): string {
  return `${name}=${typeof value === 'string' ? dotenvValue(value) : `"\${${value.from}}"`}`;
}

/**
 * In single quotes every reader of dotenv files takes a text as it is, but none knows how to write a quote or a line
 * break there. Settings are addresses, where these may stand percent-encoded as well.
 */
function dotenvValue(text: string): string {
  return `'${text.replace(/['\r\n]/g, (character) => `%${hex(character)}`)}'`;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0');
}
