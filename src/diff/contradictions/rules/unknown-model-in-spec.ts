import { isMeant, routingWords } from '../claims/model-mentions.ts';
import { modelsInExamples } from '../claims/spec-examples.ts';
import { unknownModels } from '../claims/unknown-models.ts';
import type { Rule } from '../rule.ts';

export const unknownModelInSpec: Rule = {
  id: 'unknown-model-in-spec',
  description: 'A model id in an example of the spec that the catalog lacks.',
  many: 'model ids in the spec',
  check: ({ edition, placeInSpec }) => {
    const { api, catalog } = edition;
    if (api === null || catalog === null) return [];
    const routing = routingWords(edition);
    const listed = new Set(catalog.models.map(({ id }) => id));
    const mentions = modelsInExamples(api.spec)
      // An answer may name the dated snapshot that answered.
      .filter(({ id, isAnswer }) => !isAnswer || !listed.has(id.replace(/-(?:\d{8}|\d{4}-\d\d-\d\d)$/, '')))
      .filter(({ id }) => isMeant(id, routing))
      .map(({ id, pointer }) => ({ id, place: placeInSpec(pointer) }));
    return unknownModels(mentions, catalog);
  },
};
