import type * as z from 'zod';
import * as forms from './forms.ts';
import { table } from './forms.ts';
import { aboutOf, type Setting, settings } from './settings.ts';

type Row = Extract<(typeof settings)[number], { schema: unknown }>;
type Key = Row['key'];

/** The schema of one key. */
type At<Name extends Key> = ReturnType<Extract<Row, { key: Name }>['schema']>;
type Top<Name extends string> = Name extends `${infer Head}.${string}` ? Head : Name;
type Below<Head extends string> = {
  [Name in Key as Name extends `${Head}.${infer Rest}` ? Rest : never]: z.ZodExactOptional<At<Name>>;
};
type Shape = {
  [Head in Top<Key>]: z.ZodExactOptional<
    Head extends Key ? At<Head> : z.ZodObject<Below<Head>, z.core.$strict>
  >;
};

const rows: readonly Setting[] = settings;

/** The configuration file, as the settings say it. Every key is optional, and every flag wins over its key. */
// The table is walked here by name, and above by type.
export const configSchema = sectionOf('') as z.ZodObject<Shape, z.core.$strict>;

/** A configuration as it is written. */
export type Config = z.input<typeof configSchema>;

/** A configuration as it was read: durations are milliseconds. */
export type Settings = z.output<typeof configSchema>;

/** An object of all keys right below a key. */
function sectionOf(above: string) {
  const prefix = above === '' ? '' : `${above}.`;
  const below = rows.flatMap(({ key }) => (key?.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  const names = [...new Set(below.map((key) => key.split('.')[0] ?? key))];
  return table(Object.fromEntries(names.map((name) => [name, schemaOf(`${prefix}${name}`).exactOptional()])));
}

function schemaOf(key: string): z.ZodType {
  const row = rows.find((each) => each.key === key) ?? {};
  const plain = row.schema?.(forms) ?? sectionOf(key);
  const about = aboutOf(row);
  return about === undefined ? plain : plain.describe(about);
}
