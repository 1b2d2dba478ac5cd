import { type ExactObject, type ExactValue, isExactObject, readExactJson } from '../../base/exact-json.ts';
import { joinPointer, splitPointer } from '../../base/json-pointer.ts';
import {
  emptyList,
  type FoundList,
  findList,
  findObjects,
  type IdPart,
  isNamedModels,
  pointerOf,
} from './find-list.ts';
import type { JsonShape } from './shapes.ts';
import { suspicionOf, wordsOf } from './suspicion.ts';

/** What fields of such names mean, whoever publishes them; a price needs its unit and its currency in its name. */
const plainMeanings: Readonly<Record<string, readonly string[]>> = {
  name: ['name', 'display name', 'label', 'title'],
  provider: ['provider', 'provider id', 'provider name', 'vendor', 'owned by', 'organization', 'publisher', 'lab', 'creator', 'developer', 'company'],
  mode: ['mode', 'category', 'model type'],
  status: ['status', 'lifecycle', 'lifecycle status', 'status lifecycle', 'deprecation status'],
  capabilities: ['capabilities', 'features'],
  context: [
    'context', 'context window', 'context length', 'context size', 'context tokens', 'context window tokens', 'context window size', 'context limit', 'max context',
    'max context length', 'max context tokens', 'max context window', 'max model len', 'max input tokens', 'input token limit', 'limit context', 'limits context',
    'limits max context', 'limits context window', 'limits max context window tokens', 'context window total', 'context total',
  ],
  'longest output': [
    'max output', 'max output tokens', 'max completion tokens', 'output token limit', 'output limit', 'max output length', 'limit output', 'limits output', 'limits max output',
    'limits max output tokens', 'max tokens output', 'output tokens', 'context window output', 'context output',
  ],
  'context, or longest output': ['max tokens'],
  'is deprecated': ['deprecated', 'is deprecated'],
  'last day': [
    'deprecation date', 'deprecated on', 'shutdown date', 'retirement date', 'expiration date', 'expires at', 'end of life', 'eol date', 'sunset date', 'sunset at',
    'deprecates at', 'retires at', 'deprecated at', 'retired on', 'retired at', 'retires on', 'sunset on', 'shutdown on', 'shutdown at', 'shut down on', 'discontinued on',
    'discontinued at', 'removal date', 'expires on', 'expiry date', 'end of life date', 'retirement', 'lifecycle deprecation date', 'lifecycle sunset date', 'lifecycle retirement date',
  ],
  successor: ['replacement', 'successor', 'replaced by', 'replacement model'],
}; // biome-ignore format: word lists

const meaningOf: ReadonlyMap<string, string> = new Map(
  Object.entries(plainMeanings).flatMap(([meaning, names]) => names.map((name) => [name, meaning] as const)),
);

/**
 * The shape of a list of models that is none of the known kinds: found by its ids, its fields read by their names. `null`
 * where no list is, or what is in it tells nothing of a model, or it is the plain list that the known kind has.
 */
export function plainShape(text: string): JsonShape | null {
  if (!/^\s*[{[]/.test(text)) return null;
  const { value } = readExactJson(text, 'models');
  const found = value === null ? null : (listToExplain(value) ?? emptyList(value));
  if (found === null || found.id === null || isKnownList(found) || isOneOfEditions(found)) return null;
  return isNamedModels(found) || tellsOfModels(found.models) ? shapeOf(found, found.id) : null;
}

/** The list that a document is about. One with prices and without ids is not left for a shorter one without prices. */
export function listToExplain(root: ExactValue): FoundList | null {
  const [found, loose] = [findList(root), findObjects(root)];
  if (found === null || loose === null || loose.models.length <= found.models.length) return found ?? loose;
  return hasPrices(loose.models) && !hasPrices(found.models) ? loose : found;
}

function hasPrices(models: readonly ExactObject[]): boolean {
  return models
    .slice(0, 20)
    .flatMap((model) => leavesOf(model, ''))
    .some(([at, value]) => suspicionOf(splitPointer(at) ?? [], value) === 'prices');
}

function isKnownList({ steps, id }: FoundList): boolean {
  return steps.join('/') === 'data/*' && id?.join(' ') === '/id';
}

/** `/versions/0/models/*`: which of several is meant a person has to say. */
function isOneOfEditions({ steps }: FoundList): boolean {
  return steps.some((step) => /^\d+$/.test(step));
}

function shapeOf(found: FoundList, id: readonly IdPart[]): JsonShape {
  const list = pointerOf(found);
  const fields = fieldsByName(found.models, id);
  return { list, id, fields, isFound: true, isOne: () => true, looks: `models at ${list}` };
}

/** The fields of models that are known by their names. */
export function fieldsByName(
  models: readonly ExactObject[],
  id: readonly IdPart[],
): Readonly<Record<string, string>> {
  const pointers = new Set(models.flatMap((model) => leavesOf(model, '')).map(([at]) => at));
  const fields = [...pointers].flatMap((at) => {
    const meaning = meaningAt(at);
    return meaning === null || id.includes(at) ? [] : [[at, meaning] as const];
  });
  return Object.fromEntries(fields);
}

/** What the name of a field says that it is; `null` where it says nothing. */
export function meaningAt(pointer: string): string | null {
  const words = (splitPointer(pointer) ?? []).map(wordsOf);
  const whole = meaningOf.get(words.join(' ')) ?? null;
  // `/limits/contextTokens`: what only holds others says nothing itself.
  return (
    whole ??
    (words.slice(0, -1).every((word) => holders.has(word))
      ? (meaningOf.get(words.at(-1) ?? '') ?? null)
      : null)
  );
}

const holders: ReadonlySet<string> = new Set([
  'deprecation',
  'limit',
  'limits',
  'lifecycle',
  'spec',
  'specs',
  'details',
  'info',
  'model info',
  'model spec',
]);

/** A list of models has a limit, a price or a provider; a list of anything else with ids has none. */
function tellsOfModels(models: readonly ExactObject[]): boolean {
  return models.slice(0, 20).some((model) =>
    leavesOf(model, '').some(([at, value]) => {
      const meaning = meaningAt(at);
      const suspected = suspicionOf(splitPointer(at) ?? [], value);
      return (
        meaning === 'context' ||
        meaning === 'longest output' ||
        meaning === 'last day' ||
        suspected === 'prices' ||
        suspected === 'context'
      );
    }),
  );
}

/** The fields of a model; of a list of objects those of the first. */
export function leavesOf(value: ExactValue, pointer: string): (readonly [string, ExactValue])[] {
  if (Array.isArray(value) && isExactObject(value[0])) return leavesOf(value[0], joinPointer(pointer, '*'));
  if (!isExactObject(value)) return [[pointer, value]];
  const object: ExactObject = value;
  return Object.entries(object).flatMap(([key, inner]) => leavesOf(inner, joinPointer(pointer, key)));
}
