import { compareCodePoints } from '../../base/code-point-order.ts';
import type { JsonValue } from '../../base/json.ts';
import { lifeOf } from '../../catalog/life.ts';
import type { Model } from '../../catalog/model.ts';
import { block, type Code, code, indent, joinCode } from '../print/code.ts';
import { commentLine, docComment } from '../print/comment.ts';
import { identifier, Names, pascalCase } from '../print/identifier.ts';
import { literal, memberName, propertyKey, stringLiteral } from '../print/literal.ts';
import { fileHeader } from './header.ts';

/** A model id that once existed, with the date it went and the id to use instead when known. */
export interface Tombstone {
  readonly id: string;
  readonly removed: string;
  readonly successor: string | null;
}

/** Names of types that the module has beside those of the subsets. */
const takenTypeNames = ['ModelId', 'AnyModelId', 'RequestModelId', 'RemovedModelId'];

/** A part of the catalog that has a type of its own: the models of a category, or with a capability. */
export interface Subset {
  /** `chat`, `image`: the category or capability. */
  readonly word: string;
  /** `ChatModelId`. */
  readonly typeName: string;
  readonly ids: readonly string[];
}

/** The subsets of a catalog by category and capability; where both have the same word, the models of either. */
export function subsetsOf(models: readonly Model[]): Subset[] {
  const words = new Map<string, string[]>();
  for (const model of models) {
    for (const word of new Set([
      ...(model.category === null ? [] : [model.category]),
      ...model.capabilities,
    ])) {
      words.set(word, [...(words.get(word) ?? []), model.id]);
    }
  }
  const names = new Names(takenTypeNames);
  return [...words]
    .sort(([left], [right]) => compareCodePoints(left, right))
    .map(([word, ids]) => ({ word, typeName: names.take(`${pascalCase(word)}ModelId`), ids }));
}

/** `models.js`: the ids, the table and the helpers over them. */
export function modelsModule(all: readonly Model[], tombstones: readonly Tombstone[]): Code {
  const [models, retired] = [all.filter(answers), all.filter((model) => !answers(model))];
  const more = retired.length === 0 ? code`` : code`, retiredModels`;
  return code`${fileHeader()}
import { costOf } from "./runtime/client/cost.js";
import { describeMissing, lookUpModel, warnAbout } from "./runtime/client/models.js";

export const modelIds = ${literal(models.map(({ id }) => id))};

export const models = ${printTable(models)};
${retired.length === 0 ? code`` : code`\nexport const retiredModels = ${printTable(retired)};\n`}
export const removedModels = ${tableOf(tombstones.map(printTombstone))};

const tables = { models, removedModels${more} };

export function isModelId(value) {
  return typeof value === "string" && value in models;
}

export function getModel(id) {
  return lookUpModel(tables, id);
}

export function checkModels(ids, today) {
  return warnAbout(tables, ids, today);
}

export function estimateCost(model, usage, options) {
  return costOf(typeof model === "string" ? getModel(model) : model, usage, options);
}

export function explainModelId(id) {
  return id in models ? null : describeMissing(tables, id).message;
}
`;
}

/** `models.d.ts`: the one array of ids and every type that is derived from it. */
export function modelsDeclarations(
  all: readonly Model[],
  tombstones: readonly Tombstone[],
  routingWords: readonly string[],
): Code {
  const [models, retired] = [all.filter(answers), all.filter((model) => !answers(model))];
  return code`${fileHeader()}
import type { Cost, CostOptions, Usage } from "./runtime/client/cost.js";
import type { Model, ModelWarning, RemovedModel } from "./runtime/client/models.js";

export type { Cost, CostOptions, Usage } from "./runtime/client/cost.js";
export type { Model, ModelWarning, Price, RemovedModel, TokenCount } from "./runtime/client/models.js";

/** The id of every model in the catalog, in code-point order. */
export declare const modelIds: readonly ${literal(models.map(({ id }) => id))};

/** An id that is in the catalog. */
export type ModelId = (typeof modelIds)[number];

/** Any id: those in the catalog are completed by editors, newer ones are accepted all the same. */
export type AnyModelId = ModelId | (string & {});

/** What a request takes as its model: an id${routingWords.length === 0 ? code`` : code`, or ${wordsOf(routingWords)} for smart routing`}. */
export type RequestModelId<Id extends string = ModelId> = ${joinCode([code`Id`, ...routingWords.map(stringLiteral), code`(string & {})`], ' | ')};

${joinCode(subsetsOf(models).map(printSubset), '\n\n')}

/** The catalog as a table; an id that is deprecated is marked so. */
export interface ModelTable extends Readonly<Record<ModelId, Model>> ${block(models.filter(isDeprecated).map(printDeprecated))}

export declare const models: ModelTable;
${retired.length === 0 ? code`` : retiredDeclaration(retired)}
/** Models that were in the catalog once. */
export declare const removedModels: ${block(tombstones.map(({ id }) => code`readonly ${memberName(id)}: RemovedModel;`))};

/** An id that was in the catalog once. */
export type RemovedModelId = keyof typeof removedModels;

/** True for an id that is in the catalog. */
export declare function isModelId(value: unknown): value is ModelId;

/** The model of an id. Throws a \`RangeError\` that names the successor of a removed id, or the nearest known id. */
export declare function getModel(id: AnyModelId): Model;

/** What to know about each id at start-up: deprecated, retired, removed, or not in the catalog. Nothing for good ids${routingWords.length === 0 ? code`` : code` and ${wordsOf(routingWords)}`}. Ends are told against \`today\` (\`YYYY-MM-DD\`). */
export declare function checkModels(ids: readonly string[], today?: string): ModelWarning[];

/** What a usage of a model costs by the catalog, exactly; parts without a price are named and not counted. */
export declare function estimateCost(model: AnyModelId | Model, usage: Usage, options?: CostOptions): Cost;

/** Why an id is not in the catalog and what to use instead; \`null\` for an id that is. */
export declare function explainModelId(id: string): string | null;
`;
}

/** Routing words in a comment: `auto`. */
function wordsOf(words: readonly string[]): Code {
  return joinCode(
    words.map((word) => code`\`${commentLine(word)}\``),
    ' or ',
  );
}

/** An object without a prototype, so that `constructor` is no model. */
function tableOf(entries: readonly Code[]): Code {
  return block([code`__proto__: null,`, ...entries]);
}

function printSubset({ word, typeName, ids }: Subset): Code {
  const comment = docComment([code`Models of category or capability ${commentLine(word)}.`]);
  return code`${comment}\nexport type ${identifier(typeName)} =\n${indent(
    joinCode(ids.map((id) => code`| ${stringLiteral(id)}`)),
  )};`;
}

function printTombstone({ id, removed, successor }: Tombstone): Code {
  return code`${propertyKey(id)}: ${literal({ removed, successor })},`;
}

/** A retired model is listed, but nobody can call it: it is no id of the package. */
function answers(model: Model): boolean {
  return lifeOf(model) !== 'retired';
}

function printTable(models: readonly Model[]): Code {
  return tableOf(models.map((model) => code`${propertyKey(model.id)}: ${literal(jsonOf(model))},`));
}

function retiredDeclaration(retired: readonly Model[]): Code {
  const members = retired.map(({ id }) => code`readonly ${memberName(id)}: Model;`);
  return code`\n/** Models that are still listed and no longer answer. */\nexport declare const retiredModels: ${block(members)};\n`;
}

function isDeprecated(model: Model): boolean {
  return lifeOf(model) === 'deprecated';
}

function printDeprecated(model: Model): Code {
  const { date, successor } = model.deprecation ?? { date: null, successor: null };
  const when = date === null ? code`` : code` Until ${commentLine(date)}.`;
  const instead = successor === null ? code`` : code` Use ${commentLine(successor)}.`;
  return code`${docComment([code`@deprecated${when}${instead}`])}\nreadonly ${memberName(model.id)}: Model;`;
}

/** A model as JSON; an absent optional key stays absent. */
function jsonOf(model: Model): JsonValue {
  // A model is made of JSON values only: its schema says so.
  const json: JsonValue = JSON.parse(JSON.stringify(model));
  return json;
}
