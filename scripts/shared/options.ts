import { InvalidArgumentError, Option } from 'commander';
import { durationForm, parseDuration } from '../../src/config/duration.ts';
import { packageNameForm, packageNamePattern } from '../../src/config/package-name.ts';
import { type FailOn, failOnValues } from '../../src/judge/fail-on.ts';

export type { FailOn };

/** `--fail-on`, the level of change from which a run ends with exit code 1. */
export function failOnOption(): Option {
  return new Option('--fail-on <level>', 'exit 1 for changes at or above this level')
    .choices(failOnValues)
    .default('breaking');
}

/** For options that may be given several times. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** A real calendar day, `YYYY-MM-DD`. */
export function parseDate(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  const isReal =
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (!isReal) throw new InvalidArgumentError('A date looks like 2026-09-11.');
  return text;
}

/** `7d`, `36h`: milliseconds. */
export function parseAge(text: string): number {
  const age = parseDuration(text);
  if (age === null) throw new InvalidArgumentError(`Expected ${durationForm}.`);
  return age;
}

/** A name that npm takes. An empty text passes: it stands for a flag that was not given. */
export function parsePackageName(text: string): string {
  if (text === '' || packageNamePattern.test(text)) return text;
  throw new InvalidArgumentError(`Expected ${packageNameForm}.`);
}

/** The UTC day of this moment: the only clock that an edition's date may come from. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** `NAME=ADDRESS`, for `--source`. */
export function parseSource(
  text: string,
  previous: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const [, name, address] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || address === undefined) {
    throw new InvalidArgumentError('A source looks like models=https://mirror.example/models.md.');
  }
  return new Map([...previous, [name, address]]);
}
