import type { JsonValue } from '../base/json.ts';
import { load } from '../base/load.ts';
import { deepestNesting } from '../base/read-json.ts';

/** What the parser knows while it reads. */
export interface ReadingState {
  readonly input: string;
  readonly position: number;
  /** What was read last. */
  readonly result: unknown;
}

interface Library {
  readonly load: (text: string, options: object) => unknown;
  readonly Type: new (tag: string, options: object) => unknown;
  readonly FAILSAFE_SCHEMA: { readonly extend: (more: object) => unknown };
}

let library: { readonly load: Library['load']; readonly schema: unknown } | undefined;

/**
 * Parses YAML that is nothing but JSON in another spelling, several times as quickly as the parser that knows where
 * everything stands. Answers `undefined` for any other text: one with aliases, with a key twice, nested too deeply, or
 * no YAML at all; the other parser then says what is wrong with it, if anything is.
 *
 * @param listener is told when a node begins and ends
 */
export function parseQuickly(
  text: string,
  listener: ((event: 'open' | 'close', state: ReadingState) => void) | null = null,
): JsonValue | undefined {
  // Its API is that of its documentation; it has no declarations of its own.
  library ??= withCoreSchema(load('js-yaml') as Library);
  try {
    const value = library.load(text, { schema: library.schema, ...(listener !== null && { listener }) });
    return isPlainJson(value, new Set(), 0) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The core schema of YAML 1.2 (section 10.3.2), which is what the other parser reads; the library's own takes more. */
function withCoreSchema({ load: parse, Type, FAILSAFE_SCHEMA }: Library) {
  const scalar = (tag: string, pattern: RegExp, construct: (text: string) => unknown) =>
    new Type(`tag:yaml.org,2002:${tag}`, {
      kind: 'scalar',
      resolve: (text: string | null) => pattern.test(text ?? ''),
      construct: (text: string | null) => construct(text ?? ''),
    });
  const schema = FAILSAFE_SCHEMA.extend({
    implicit: [
      scalar('null', /^(?:~|null|Null|NULL|)$/, () => null),
      scalar('bool', /^(?:true|True|TRUE|false|False|FALSE)$/, (text) => /^t/i.test(text)),
      scalar('int', /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/, Number),
      scalar('float', /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/, Number),
      scalar('special', /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/, () => Number.NaN),
    ],
  });
  return { load: parse, schema };
}

/** Each object once, none that changes its prototype, and no number that JSON has not. */
function isPlainJson(value: unknown, met: Set<object>, depth: number): value is JsonValue {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (met.has(value) || depth > deepestNesting || Object.hasOwn(value, '__proto__')) return false;
  met.add(value);
  for (const key of Object.keys(value)) {
    if (key === '<<' || !isPlainJson(Reflect.get(value, key), met, depth + 1)) return false;
  }
  return true;
}
