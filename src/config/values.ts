import { defaultGateway } from '../gateway/profiles.ts';
import type { ChatForm } from '../report/chat/forms.ts';
import { formats, pageFormats } from '../report/formats.ts';

/** The one report that is sent and not rendered. */
export const webhookFormat = 'webhook';

/** Every name that `--report` takes. */
export const reportFormats: readonly string[] = [...formats.keys(), ...pageFormats.keys(), webhookFormat];

/** Whose form a message to a webhook has. */
export const chatForms = ['slack', 'teams', 'discord'] as const satisfies readonly ChatForm[];

/** From which level on a webhook is told of an edition. */
export const webhookLevels = ['breaking', 'notable', 'any'] as const;

/** The text of a flag is not what its setting takes; the message says what would have been. */
export class WrongValue extends Error {
  override readonly name = 'WrongValue';
}

/** Reads the text of a flag: one that does not look right ends in a `WrongValue` with these words. */
export function reading<Value>(right: RegExp, words: string, read: (text: string) => Value) {
  return (text: string): Value => {
    if (right.test(text)) return read(text);
    throw new WrongValue(words);
  };
}

/** A text as it stands. */
export function asIs(text: string): string {
  return text;
}

/** For flags that may be given several times. */
export function collect(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, text];
}

/** A real calendar day, `YYYY-MM-DD`. */
export function day(text: string): string {
  const found = new Date(`${text}T00:00:00Z`);
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(found.getTime());
  if (isReal && found.toISOString().startsWith(text)) return text;
  throw new WrongValue('A date looks like 2026-09-11.');
}

/** `NAME=ADDRESS`, for `--source`. */
export function sources(
  text: string,
  previous: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const [, name, address] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
  if (name !== undefined && address !== undefined) return new Map([...previous, [name, address]]);
  throw new WrongValue('A source looks like models=https://mirror.example/models.md.');
}

/** What npm takes for the name of a package, with or without a scope. */
export const packageNamePattern = /^(?=.{1,214}$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** What is said of a text that is none. */
export const packageNameForm = `the name of an npm package such as "@acme/${defaultGateway.slug}"`;

/** The name of a package. An empty text passes: it stands for a flag that was not given. */
export function packageName(text: string): string {
  if (text === '' || packageNamePattern.test(text)) return text;
  throw new WrongValue(`Expected ${packageNameForm}.`);
}

/** Milliseconds of each unit that a duration may be written in. */
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What a duration looks like: a whole number and a unit. */
export const durationPattern = /^(?<count>[0-9]{1,6})(?<unit>ms|s|m|h|d)$/;

/** What is said of a text that is none. */
export const durationForm = 'a duration such as "90s", "12h" or "7d"';

/** `7d`, `36h`: milliseconds. */
export function age(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null) return milliseconds;
  throw new WrongValue(`Expected ${durationForm}.`);
}

/** The milliseconds of `500ms`, `90s`, `15m`, `12h` or `7d`; `null` for any other text. */
export function parseDuration(text: string): number | null {
  const parts = durationPattern.exec(text)?.groups;
  const unit = Object.entries(units).find(([name]) => name === parts?.['unit'])?.[1];
  return parts === undefined || unit === undefined ? null : Number(parts['count']) * unit;
}
