import { type ExactObject, type ExactValue, isExactObject } from '../../base/exact-json.ts';
import { joinPointer } from '../../base/json-pointer.ts';
import { isModelId } from '../../catalog/model-id.ts';

/** A list of models in a JSON text: where it is, what identifies a model, and the first of them. */
export interface FoundList {
  readonly pointer: string;
  readonly id: string | null | (string | null)[];
  readonly models: readonly ExactObject[];
}

/** The first list, or object, of objects that carry ids. */
export function findList(value: ExactValue, pointer: string): FoundList | null {
  if (Array.isArray(value)) {
    const id = idField(value);
    return id !== undefined && isExactObject(value[0])
      ? { pointer: `${pointer}/*`, id, models: value.filter(isExactObject) }
      : null;
  }
  if (!isExactObject(value)) return null;
  const keys = Object.keys(value);
  const models = Object.values(value).filter(isExactObject);
  const isByKey = keys.length > 1 && models.length === keys.length && areIds(keys);
  if (isByKey) return { pointer: `${pointer}/*`, id: [null], models };
  return keys.reduce<FoundList | null>(
    (found, key) => found ?? findList(value[key] ?? null, joinPointer(pointer, key)),
    null,
  );
}

/** The longest list of objects, where nothing in them is plainly an id. */
export function findObjects(value: ExactValue, pointer: string): FoundList | null {
  if (Array.isArray(value)) {
    const models = value.filter(isExactObject);
    return models.length > 1 && models.length === value.length
      ? { pointer: `${pointer}/*`, id: null, models }
      : null;
  }
  if (!isExactObject(value)) return null;
  const found = Object.entries(value).flatMap(
    ([key, inner]) => findObjects(inner, joinPointer(pointer, key)) ?? [],
  );
  return found.sort((a, b) => b.models.length - a.models.length)[0] ?? null;
}

/** The field that holds ids in all models, the names for it first. */
function idField(models: readonly ExactValue[]): string | undefined {
  const first = models[0];
  const keys = isExactObject(first) ? Object.keys(first) : [];
  const ranked = ['id', 'model_id', 'modelId', 'model_name', 'model', 'slug', 'name', ...keys];
  const key = ranked.find((name) => {
    const ids = models.map((one) => (isExactObject(one) ? one[name] : null));
    const isNamed = nameOfIds.test(name);
    return ids.every((id) => typeof id === 'string') && areIds(ids, isNamed ? 2 : 1);
  });
  return key === undefined ? undefined : joinPointer('', key);
}

/** Under such a name an id may stand for several providers, each with an entry of its own. */
const nameOfIds = /^(?:id|model_?id|model|model_name)$/i;

/** `2026-01-31`, `2026-01-31T10:00:00`: no two may be the same, and they are no ids. */
function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(?:T|$)/.test(text);
}

function areIds(texts: readonly ExactValue[], mostOfOne = 1): boolean {
  const ids = texts.filter(
    (id) => typeof id === 'string' && isModelId(id) && /[-./\d]/.test(id) && !isDay(id),
  );
  return ids.length * 2 > texts.length && new Set(texts).size * mostOfOne >= texts.length;
}
