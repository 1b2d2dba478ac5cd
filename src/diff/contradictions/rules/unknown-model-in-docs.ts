import { modelsInDocs } from '../claims/model-mentions.ts';
import { unknownModels } from '../claims/unknown-models.ts';
import type { Rule } from '../rule.ts';

/** Whoever copies such an example gets an error. */
export const unknownModelInDocs: Rule = {
  id: 'unknown-model-in-docs',
  description: 'A model id in the docs that the catalog lacks.',
  many: 'model ids in the docs',
  check: ({ edition, claims }) => {
    const { catalog } = edition;
    if (catalog === null) return [];
    const vendors = new Set(catalog.models.flatMap(({ id }) => /^([^/]+)\//.exec(id)?.[1] ?? []));
    return unknownModels(modelsInDocs(edition, claims, vendors), catalog);
  },
};
