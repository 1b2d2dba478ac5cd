import type { JsonObject } from '../../openapi/node.ts';
import { type CircularLists, circularLists } from '../api/circular-lists.ts';
import { typesOfFiles } from '../api/files.ts';
import { isFile } from '../api/media.ts';
import { findModelParameters } from '../api/model-parameters.ts';
import { printDeclarations } from '../api/openapi-typescript.ts';
import type { Operation } from '../api/operations.ts';
import { block, type Code, code, joinCode } from '../print/code.ts';
import { docComment } from '../print/comment.ts';
import { identifier } from '../print/identifier.ts';
import { escapeHarmful, memberName, stringLiteral } from '../print/literal.ts';
import { fileHeader } from './header.ts';
import type { Subset } from './models.ts';

/**
 * `openapi.d.ts`: the declarations of the API. Request models are completed from the catalog, files are `Blob`, and
 * every operation stands under the name that the client gives it. Without a catalog (`null`) there is nothing to complete from.
 */
export function openApiDeclarations(
  document: JsonObject,
  operations: readonly Operation[],
  subsets: readonly Subset[] | null,
): string {
  for (const { source, name } of operations) Object.assign(source, { operationId: name });
  const types = subsets === null ? new Map<object, string>() : typesOfModels(document, subsets);
  const files = typesOfFiles(document);
  const lists = circularLists(document);
  const declarations = printDeclarations(
    document,
    (schema) =>
      types.get(schema) ??
      files.get(schema) ??
      lists.get(schema)?.name ??
      (isFile(schema) ? 'Blob' : undefined),
  );
  const used = ['RequestModelId', ...(subsets ?? []).map(({ typeName }) => typeName)].filter((name) =>
    [...types.values()].some((type) => type.split(/[<>]/).includes(name)),
  );
  const models = used.length === 0 ? '' : `import type { ${used.join(', ')} } from "./models.js";\n`;
  const isSent = [...files.values()].some((type) => type.includes('FileInput'));
  const inputs = !isSent ? '' : 'import type { FileInput } from "./runtime/client/index.js";\n';
  const imports = models + inputs;
  // The generator prints enum values as they are; its comments were made harmless before.
  return `${fileHeader().text}\n${imports}\n${escapeHarmful(declarations)}${declareLists(lists).text}${oldOperations(operations).text}`;
}

/** Lists that hold themselves, by a name each. */
function declareLists(lists: CircularLists): Code {
  const declared = [...lists.values()].map(
    ({ name, items }) =>
      code`\nexport interface ${identifier(name)} extends Array<components["schemas"][${stringLiteral(items)}]> {}\n`,
  );
  return joinCode(declared, '');
}

/** The operations under the names that they had: interfaces of one name are one. */
function oldOperations(operations: readonly Operation[]): Code {
  const taken = new Set(operations.map(({ name }) => name));
  const old = new Map(
    operations.flatMap(({ name, named }) => named.aliases.map((alias) => [alias.name, name] as const)),
  );
  const members = [...old].flatMap(([name, now]) => {
    const about = docComment([code`@deprecated It is \`${identifier(now)}\` now.`]);
    return taken.has(name) ? [] : [code`${about}\n${memberName(name)}: operations[${stringLiteral(now)}];`];
  });
  return members.length === 0 ? code`` : code`\nexport interface operations ${block(members)}\n`;
}

function typesOfModels(document: JsonObject, subsets: readonly Subset[]): ReadonlyMap<object, string> {
  const typeByWord = new Map(subsets.map(({ word, typeName }) => [word, typeName]));
  return new Map(
    [...findModelParameters(document)].map(([schema, word]) => {
      const subset = word === null ? undefined : typeByWord.get(word);
      return [schema, subset === undefined ? 'RequestModelId' : `RequestModelId<${subset}>`];
    }),
  );
}
