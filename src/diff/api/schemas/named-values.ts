import type { JsonValue } from '../../../base/json.ts';
import { isJsonObject } from '../../../openapi/node.ts';
import { valueNodes } from './values.ts';
import type { View } from './view.ts';

/** Whether a value keeps a constraint; `null` where there is none. */
export type Holds = ((value: JsonValue) => boolean) | null;

/**
 * True where a constraint that came, went or changed says nothing more than the values that are named on one side: all of
 * them keep what the other side asks for. Then the values alone are worth telling.
 */
export function isToldByNames(base: View, next: View, before: Holds, after: Holds): boolean {
  const [old, now] = [namedValues(base), namedValues(next)];
  if (old.length + now.length === 0) return false;
  return (after === null || old.every(after)) && (before === null || now.every(before));
}

function namedValues(view: View): JsonValue[] {
  return [...valueNodes(view).values()].map(({ value }) => value);
}

/** True within a bound, by its keyword; a bound of another type of values asks nothing of this one. */
export function keepsBound(keyword: string, limit: number, value: JsonValue): boolean {
  const size = sizeOf(keyword, value);
  if (size === null) return true;
  if (keyword === 'exclusiveMinimum') return size > limit;
  if (keyword === 'exclusiveMaximum') return size < limit;
  return keyword.startsWith('min') ? size >= limit : size <= limit;
}

function sizeOf(keyword: string, value: JsonValue): number | null {
  if (/Length$/.test(keyword)) return typeof value === 'string' ? [...value].length : null;
  if (/Items$/.test(keyword)) return Array.isArray(value) ? value.length : null;
  if (/Properties$/.test(keyword)) return isJsonObject(value) ? Object.keys(value).length : null;
  return /imum$/.test(keyword) && typeof value === 'number' ? value : null;
}

/** What a foreign pattern may have that makes no search of a short text long: groups that repeat may take for ever. */
const longestText = 200;
const mostRepeats = 8;

/** True for a value that a pattern certainly fits. */
export function fitsPattern(pattern: string, value: JsonValue): boolean {
  if (typeof value !== 'string') return true;
  const repeats = pattern.match(/[*+{]/g)?.length ?? 0;
  if (/\)[*+{]/.test(pattern) || repeats > mostRepeats || value.length > longestText) return false;
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return false;
  }
}

/** Formats that can be told from a text; any other one is a word for people. */
const formats: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/,
  time: /^\d\d:\d\d/,
  uuid: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
  uri: /^[a-z][\w+.-]*:/i,
  url: /^[a-z][\w+.-]*:/i,
  email: /@/,
};

export function fitsFormat(format: string | null, value: JsonValue): boolean {
  return format === null || typeof value !== 'string' || formats[format]?.test(value) !== false;
}
