import { closestMatch } from 'leven';
import { z } from 'zod';
import { durationForm, durationPattern, parseDuration } from './duration.ts';

/**
 * The pieces that the configuration's schema is made of. Each says in its error what would have been right; the reader
 * adds the key, the line and what was found there.
 */

/** An object with these keys and no others. An unknown one is an error that names the nearest known one. */
export function table<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue.keys ?? []).map((key) => unknownKey(key, keys)).join('; ')
        : `expected an object with keys among ${keys.join(', ')}`,
  });
}

/** A text that is not empty; `form` says what it should be. */
export function text(form: string): z.ZodString {
  const error = `expected ${form}`;
  return z.string({ error }).min(1, { error });
}

/** A text of a certain look. */
export function pattern(regex: RegExp, form: string): z.ZodString {
  const error = `expected ${form}`;
  return z.string({ error }).regex(regex, { error });
}

/** One of some words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  const listed = words.map((word) => JSON.stringify(word)).join(', ');
  return z.enum(words, { error: `expected one of ${listed}` });
}

/** A whole number from `least` on. */
export function whole(least: number): z.ZodInt {
  const error = `expected a whole number from ${least} on`;
  return z.int({ error }).min(least, { error });
}

/** An absolute http or https address. */
export function address() {
  return z.url({
    protocol: /^https?$/,
    error: 'expected an absolute address that begins with https:// or http://',
  });
}

/** A duration, written as text; milliseconds once read. */
export function duration() {
  return pattern(durationPattern, durationForm).transform((written) => parseDuration(written) ?? 0);
}

/** A calendar day. */
export function day() {
  return z.iso.date({ error: 'expected a day such as "2026-12-31"' });
}

/** Yes or no. */
export function flag(): z.ZodBoolean {
  return z.boolean({ error: 'expected true or false' });
}

/** A list of things of one kind. */
export function list<Item extends z.ZodType>(item: Item, form: string): z.ZodArray<Item> {
  return z.array(item, { error: `expected a list of ${form}` });
}

/** `unknown key "failon", did you mean "failOn"?`, or the keys that there are. */
function unknownKey(name: string, known: readonly string[]): string {
  // A slip of the fingers; more than a third of the word is another word.
  const maxDistance = Math.max(2, Math.floor(name.length / 3));
  const near = closestMatch(name, known, { maxDistance });
  const hint = near === undefined ? `known: ${known.join(', ')}` : `did you mean ${JSON.stringify(near)}?`;
  return `unknown key ${JSON.stringify(name)}, ${hint}`;
}
