import { type ExactObject, type ExactValue, exactAt, isExactObject } from '../../base/exact-json.ts';
import { joinPointer } from '../../base/json-pointer.ts';
import { isModelId } from '../../catalog/model-id.ts';

const usualNames = ['id', 'model_id', 'modelId', 'model_name', 'modelName', 'model', 'slug', 'name'];

/** The field that holds ids in all models, the names for it first. */
export function idField(models: readonly ExactValue[]): string | undefined {
  const first = models[0];
  const keys = first !== undefined && isExactObject(first) ? Object.keys(first) : [];
  const pointers = [...usualNames, ...keys].map((name) => joinPointer('', name));
  return pointers.find((at) => {
    const ids = models.map((one) => (isExactObject(one) ? exactAt(one, at) : null));
    return ids.every((id) => typeof id === 'string') && areIds(ids, nameOfIds.test(at) ? 2 : 1);
  });
}

/** The texts that models have at a pointer. */
export function textsOf(models: readonly ExactObject[], at: string): readonly string[] {
  return models.flatMap((model) => {
    const text = exactAt(model, at);
    return typeof text === 'string' ? [text] : [];
  });
}

/** Under such a name an id may stand for several providers, each with an entry of its own. */
const nameOfIds = /^\/(?:id|model_?id|model|model_name)$/i;

/** True if most of the texts can be ids of models, each once, or as often as is said. */
export function areIds(texts: readonly ExactValue[], mostOfOne = 1): boolean {
  const ids = texts.filter(
    (id) => typeof id === 'string' && isModelId(id) && /[-./\d]/.test(id) && !isOther(id),
  );
  return ids.length * 2 > texts.length && new Set(texts).size * mostOfOne >= texts.length;
}

/** Days, numbers of records and regions look like ids, and are none of models. */
function isOther(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d(?:T|$)/.test(text) ||
    /^(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|c[a-z0-9]{24}|\d+)$/i.test(text) ||
    /^(?:us|eu|ap|sa|ca|me|af|il|cn|mx)(?:-gov)?-[a-z]+-\d$/.test(text)
  );
}
