import type { DocumentName } from '../../base/document.ts';
import { type ExactValue, isExactObject, printExact } from '../../base/json/exact-json.ts';
import { joinPointer } from '../../base/json-pointer.ts';
import { errorAt } from '../../base/problem-at.ts';
import type { Reading } from '../../base/reading.ts';
import type { ForeignEntry } from './collect-models.ts';

/** The models of `{ "data": [ { "id": … }, … ] }`, the shape of every `/models` endpoint. */
export function listData(root: ExactValue, document: DocumentName): Reading<readonly ForeignEntry[]> {
  const data = isExactObject(root) ? root['data'] : undefined;
  if (!Array.isArray(data)) {
    return {
      value: null,
      problems: [errorAt(document, { line: 1 }, printExact(root), '{"data": [models]}')],
    };
  }
  const models = data.map((entry, index) => {
    const pointer = joinPointer('/data', index);
    const id = isExactObject(entry) ? entry['id'] : undefined;
    return { id, pointer: id === undefined ? pointer : joinPointer(pointer, 'id'), entry };
  });
  return { value: models, problems: [] };
}
