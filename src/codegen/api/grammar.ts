import type { JsonValue } from '../../base/json.ts';
import { joinPointer } from '../../base/json-pointer.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { commentText } from '../print/comment.ts';

/** Deeper than any published document nests, shallow enough for every recursive walk that follows. */
const deepest = 150;

/** A pointer to a component: no second `#` and no empty segment, which resolvers read differently. */
const localTarget = /^#\/components(?:\/[^/#]+){2}$/;

export { isJsonObject, type JsonObject };

/** What a walk through a document found on its way. */
export interface Walk {
  /** From OpenAPI 3.1 on, keywords beside a `$ref` of a schema count. */
  readonly siblingsCount: boolean;
  /** Sentences about what cannot be let through. */
  readonly refused: { readonly at: string; readonly seen: string; readonly expected: string }[];
}

/** Lets a value through, changed or not; `undefined` leaves it out. `at` is the value's JSON pointer. */
export type Rule = (value: JsonValue, at: string, walk: Walk) => JsonValue | undefined;

/** An object of which only the listed keys are let through. */
export function shape(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, at, walk) => {
    if (!isJsonObject(value) || isTooDeep(at, walk)) return undefined;
    return keep(Object.keys(rules), (key) => {
      const inner = Object.hasOwn(value, key) ? value[key] : undefined;
      return inner === undefined ? undefined : rules[key]?.(inner, joinPointer(at, key), walk);
    });
  };
}

/** An object of any keys with values of one kind. */
export function mapOf(rule: Rule): Rule {
  return (value, at, walk) => {
    if (!isJsonObject(value) || isTooDeep(at, walk)) return undefined;
    return keep(Object.keys(value), (key) => rule(value[key] ?? null, joinPointer(at, key), walk));
  };
}

/** A list with values of one kind. */
export function listOf(rule: Rule): Rule {
  return (value, at, walk) => {
    if (!Array.isArray(value) || isTooDeep(at, walk)) return undefined;
    return value.flatMap((item, index) => {
      const kept = rule(item, joinPointer(at, index), walk);
      return kept === undefined ? [] : [kept];
    });
  };
}

/** A reference within the document, with the description that may stand beside it, or else what the rule says. */
export function refOr(rule: Rule): Rule {
  const beside = shape({ description: comment, deprecated: flag });
  return (value, at, walk) => {
    if (!isJsonObject(value) || !Object.hasOwn(value, '$ref')) return rule(value, at, walk);
    const target = value['$ref'];
    if (typeof target !== 'string' || !localTarget.test(target)) {
      walk.refused.push({
        at,
        seen: JSON.stringify(target),
        expected: 'a $ref to #/components/… of this document',
      });
      return undefined;
    }
    const kept = beside(value, at, walk);
    return { ...(isJsonObject(kept) ? kept : {}), $ref: target };
  };
}

/** The first rule that lets the value through. */
export function either(...rules: readonly Rule[]): Rule {
  return (value, at, walk) => {
    for (const rule of rules) {
      const kept = rule(value, at, walk);
      if (kept !== undefined) return kept;
    }
    return undefined;
  };
}

/** A rule that is named before it is made, for what holds itself. */
export function lazily(rule: () => Rule): Rule {
  return (value, at, walk) => rule()(value, at, walk);
}

/** One of these words. */
export function oneOf(words: readonly string[]): Rule {
  return (value) => (typeof value === 'string' && words.includes(value) ? value : undefined);
}

/** True or false. */
export const flag: Rule = (value) => (typeof value === 'boolean' ? value : undefined);

/** A text as it is: for names, which the printer encodes. */
export const name: Rule = (value) => (typeof value === 'string' ? value : undefined);

/** A text that ends in a comment. */
export const comment: Rule = (value) => (typeof value === 'string' ? commentText(value) : undefined);

/** Any JSON that ends in a comment, as text. */
export const commentedJson: Rule = (value) =>
  commentText(typeof value === 'string' ? value : JSON.stringify(value));

/** A value that is printed as a literal type: no object, no list, no number that JSON cannot hold. */
export const scalar: Rule = (value) => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return value === null || typeof value !== 'object' ? value : undefined;
};

function keep(keys: readonly string[], pick: (key: string) => JsonValue | undefined): JsonObject {
  const entries = keys.map((key): [string, JsonValue | undefined] => [key, pick(key)]);
  // `fromEntries` defines properties, so a key called `__proto__` stays a key.
  return Object.fromEntries(entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

function isTooDeep(at: string, walk: Walk): boolean {
  if (at.split('/').length <= deepest) return false;
  walk.refused.push({
    at: `${at.slice(0, 80)}…`,
    seen: 'deeper nesting',
    expected: `at most ${deepest} levels`,
  });
  return true;
}
