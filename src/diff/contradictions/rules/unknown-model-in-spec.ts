import { isMeant, routingWords } from '../claims/model-mentions.ts';
import { modelsInExamples } from '../claims/spec-examples.ts';
import { unknownModels } from '../claims/unknown-models.ts';
import type { Rule } from '../rule.ts';

export const unknownModelInSpec: Rule = {
  id: 'unknown-model-in-spec',
  description: 'A model id in an example of the spec that the catalog lacks.',
  check: ({ edition, placeInSpec }) => {
    const { api, catalog } = edition;
    if (api === null || catalog === null) return [];
    const routing = routingWords(edition);
    const mentions = modelsInExamples(api.spec)
      .filter(({ id }) => isMeant(id, routing))
      .map(({ id, pointer }) => ({ id, place: placeInSpec(pointer) }));
    return unknownModels(mentions, catalog);
  },
};
