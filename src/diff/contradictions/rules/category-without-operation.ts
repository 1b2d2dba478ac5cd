import { groupBy } from '../../../base/group-by.ts';
import { counted } from '../../../base/words.ts';
import { listOperations, type Operation } from '../../../openapi/operations.ts';
import { isPathOf } from '../claims/paths.ts';
import type { Rule } from '../rule.ts';

/** What the path, the tags or the id of an operation has in it that serves a category. Other categories are not judged. */
const served: Readonly<Record<string, RegExp>> = {
  text: /chat|completion|message|response|generatecontent/i,
  image: /image/i,
  video: /video/i,
  audio: /audio|speech|transcri|voice/i,
  music: /music|audio/i,
  embedding: /embed/i,
  rerank: /rerank/i,
  moderation: /moderat/i,
};

export const categoryWithoutOperation: Rule = {
  id: 'category-without-operation',
  description: 'A category of the catalog that no operation of the spec serves.',
  many: 'categories',
  check: ({ edition: { catalog, api } }) => {
    if (catalog === null || api === null) return [];
    const operations = listOperations(api.spec);
    const categories = groupBy(catalog.models, ({ category }) => category?.toLowerCase() ?? '');
    return [...categories].flatMap(([category, models]) => {
      const pattern = Object.hasOwn(served, category) ? served[category] : undefined;
      if (pattern === undefined || operations.some((operation) => pattern.test(wordsOf(operation))))
        return [];
      const endpoints = models.flatMap((model) => model.endpoints);
      if (endpoints.some((endpoint) => isServed(endpoint, operations))) return [];
      const says = `${counted(models.length, 'model')} of this category in the catalog, but no operation of the spec serves it`;
      const at = catalog.places.get(models[0]?.id ?? '') ?? null;
      return [{ subject: `category ${category}`, from: category, to: null, says, at }];
    });
  },
};

function wordsOf({ path, operationId, tags }: Operation): string {
  return [path, operationId, ...tags].join(' ');
}

/** A catalog may say itself which operation serves a model: `POST /v1/chat/completions`, or the path alone. */
function isServed(endpoint: string, operations: readonly Operation[]): boolean {
  const path = endpoint.replace(/^[A-Z]+ /, '');
  return operations.some((operation) => isPathOf(path, operation.path));
}
