import {
  type ExactObject,
  type ExactValue,
  exactAt,
  isExactObject,
  JsonNumber,
} from '../../base/exact-json.ts';
import { joinPointer } from '../../base/json-pointer.ts';
import { areIds, idField, textsOf } from './id-field.ts';

/**
 * What a star gives to the id of a model: the text at a pointer, the key (`null`), or nothing (`false`), where models of
 * several providers have ids of their own.
 */
export type IdPart = string | null | false;

/** A list of models in a JSON text: where it is, what identifies a model, and the models. */
export interface FoundList {
  readonly steps: readonly string[];
  /** Nothing where no field is plainly an id. */
  readonly id: readonly IdPart[] | null;
  readonly models: readonly ExactObject[];
  /** True where even so an id is there several times. */
  readonly repeats?: boolean;
}

/** The list, or object, of objects that carry ids: the one that is called so, else the longest. */
export function findList(root: ExactValue): FoundList | null {
  return bestOf(listsIn(root, listWithIds));
}

/** `{"models": []}`: a list that is called models and has none. */
export function emptyList(root: ExactValue): FoundList | null {
  if (!isExactObject(root)) return null;
  const key = Object.keys(root).find((name) => {
    const value = root[name] ?? null;
    return modelsKey.test(name) && typeof value === 'object' && value !== null && isEmpty(value);
  });
  const isList = Array.isArray(root[key ?? '']);
  return key === undefined ? null : { steps: [key, '*'], id: [isList ? '/id' : null], models: [] };
}

function isEmpty(value: object): boolean {
  return !(value instanceof JsonNumber) && Object.keys(value).length === 0;
}

/** The longest list of objects, where nothing in them is plainly an id. */
export function findObjects(root: ExactValue): FoundList | null {
  return bestOf(listsIn(root, listOfObjects));
}

/** The pointer to a list, with a `*` for every element or member. */
export function pointerOf({ steps }: Pick<FoundList, 'steps'>): string {
  return steps.reduce(joinPointer, '');
}

/** True for a list that the document calls models. */
export function isNamedModels({ steps }: FoundList): boolean {
  return steps.some((step) => modelsKey.test(step));
}

function bestOf(lists: readonly FoundList[]): FoundList | null {
  const named = lists.filter(isNamedModels);
  const candidates = named.length > 0 ? named : lists;
  return [...candidates].sort((a, b) => b.models.length - a.models.length)[0] ?? null;
}

type ListHere = (value: ExactValue) => FoundList | null;

function listsIn(value: ExactValue, listHere: ListHere): FoundList[] {
  const here = listOfGroups(value, listHere) ?? listHere(value);
  if (here !== null) return [here];
  if (!isExactObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (modelsKey.test(key) ? onlyModel(inner, listHere) : listsIn(inner, listHere)).map((found) => ({
      ...found,
      steps: [key, ...found.steps],
    })),
  );
}

/** What is called models may have a single one. */
function onlyModel(value: ExactValue, listHere: ListHere): FoundList[] {
  const lists = listsIn(value, listHere);
  const only = lists.length === 0 && isExactObject(value) ? onlyMember(value) : null;
  return only === null ? lists : [only];
}

function listWithIds(value: ExactValue): FoundList | null {
  if (Array.isArray(value)) {
    const id = idField(value);
    return id === undefined || !isExactObject(value[0])
      ? null
      : { steps: ['*'], id: [id], models: value.filter(isExactObject) };
  }
  if (!isExactObject(value)) return null;
  const keys = Object.keys(value);
  const models = Object.values(value).filter(isExactObject);
  return keys.length > 1 && models.length === keys.length && areIds(keys)
    ? { steps: ['*'], id: [null], models }
    : null;
}

function listOfObjects(value: ExactValue): FoundList | null {
  if (!Array.isArray(value)) return null;
  const models = value.filter(isExactObject);
  return models.length > 1 && models.length === value.length ? { steps: ['*'], id: null, models } : null;
}

const modelsKey = /^(?:\w+[_-])?models?(?:[_-]?list)?$/i;
/** Beside a list of such a name stands something else; and models that ended are not read as those that have not. */
const noGroup =
  /^(?:models?|data|items|results?|list)$|deprecat|retire|legacy|sunset|removed|archive|history|hidden/i;

interface Member {
  readonly key: string;
  readonly value: ExactValue;
  readonly list: FoundList;
}

/** Lists of models by whom they are of: `{"acme": {"models": […]}}`, `[{"provider": "acme", "models": […]}]`, `{"acme": […]}`. */
function listOfGroups(value: ExactValue, listHere: ListHere): FoundList | null {
  const members = Array.isArray(value)
    ? value.map((member, index) => [String(index), member] as const)
    : isExactObject(value)
      ? Object.entries(value)
      : [];
  const isList = Array.isArray(value);
  if (!isList && members.some(([key]) => noGroup.test(key))) return null;
  const found = members.flatMap(([key, member]): Member[] => {
    const list = listOfOne(member, isList, listHere);
    return list === null ? [] : [{ key, value: member, list }];
  });
  const alike = found.filter(({ list }) => isAlike(list, found[0]?.list));
  const isGrouped = alike.length * 2 >= members.length && (isList ? alike.length > 0 : alike.length > 1);
  return isGrouped ? merged(alike, isList) : null;
}

/** The list of one group: itself, or what it calls its models. */
function listOfOne(member: ExactValue, isInList: boolean, listHere: ListHere): FoundList | null {
  if (Array.isArray(member)) return isInList ? null : oneOrMore(member, listHere);
  if (!isExactObject(member)) return null;
  const key = Object.keys(member).find((name) => modelsKey.test(name) && isListOf(member[name]));
  const inner = key === undefined ? null : oneOrMore(member[key] ?? null, listHere);
  if (key !== undefined && inner !== null) return { ...inner, steps: [key, ...inner.steps] };
  return isInList ? null : oneOrMore(member, listHere);
}

/** Beside others a group may have a single model. */
function oneOrMore(value: ExactValue, listHere: ListHere): FoundList | null {
  if (isExactObject(value)) return onlyMember(value) ?? listHere(value);
  const [only] = Array.isArray(value) ? value : [];
  const isOne = Array.isArray(value) && value.length === 1 && isExactObject(only ?? null);
  const list = listHere(isOne && only !== undefined ? [only, only] : value);
  return list === null || !isOne ? list : { ...list, models: list.models.slice(0, 1) };
}

function onlyMember(object: ExactObject): FoundList | null {
  const [[key, only] = ['', null], ...others] = Object.entries(object);
  if (others.length > 0 || !isExactObject(only) || !areIds([key])) return null;
  return { steps: ['*'], id: [null], models: [only] };
}

function isListOf(value: ExactValue | undefined): boolean {
  return Array.isArray(value) ? isExactObject(value[0] ?? null) : isExactObject(value ?? null);
}

/** Models of two groups have fields in common; two lists of one document may be about different things. */
function isAlike(list: FoundList, first: FoundList | undefined): boolean {
  const [ours, theirs] = [list, first].map((one) => new Set(Object.keys(one?.models[0] ?? {})));
  const shared = [...(ours ?? [])].filter((key) => theirs?.has(key) === true).length;
  return (
    first !== undefined &&
    shared * 2 >= Math.min(ours?.size ?? 0, theirs?.size ?? 0) &&
    String(list.steps) === String(first.steps) &&
    String(list.id) === String(first.id)
  );
}

/** What names the provider, or whatever the groups are of. */
export const groupNames = ['/provider', '/provider_id', '/vendor', '/id', '/slug', '/key', '/name', '/group'];

/**
 * The lists of all groups as one. Ids that are told apart by themselves are ids as published; where many are sold by
 * several, the group is a part of the id. Groups that have the same models and no name are editions of one list.
 */
function merged(members: readonly Member[], isList: boolean): FoundList | null {
  const [first] = members;
  if (first === undefined) return null;
  const models = members.flatMap(({ list }) => list.models);
  const { steps, id } = first.list;
  if (id === null) return { steps: ['*', ...steps], id, models };
  const ids = members.flatMap(({ value, list }) => idsIn(list, id, value));
  const isToldApart = new Set(ids).size >= ids.length * leastUnique;
  if (isToldApart) return { steps: ['*', ...steps], id: [false, ...id], models };
  const name = isList
    ? groupNames.find((at) => areTexts(members.map(({ value }) => exactAt(value, at))))
    : null;
  return name === undefined
    ? { ...first.list, steps: [first.key, ...steps] }
    : { steps: ['*', ...steps], id: [name, ...id], models, repeats: hasTwice(members, id) };
}

/** A few ids may be sold by several, and are then one model with what all say. */
const leastUnique = 0.95;

function areTexts(values: readonly (ExactValue | undefined)[]): boolean {
  const texts = new Set(values.filter((value) => typeof value === 'string'));
  return texts.size === values.length;
}

/** True if a group has an id twice. */
function hasTwice(members: readonly Member[], id: readonly IdPart[]): boolean {
  return members.some(({ value, list }) => {
    const ids = idsIn(list, id, value);
    return new Set(ids).size < ids.length;
  });
}

function idsIn(list: FoundList, id: readonly IdPart[], member: ExactValue): readonly string[] {
  const at = id.at(-1);
  if (typeof at === 'string') return textsOf(list.models, at);
  const inner = exactAt(member, pointerOf({ steps: list.steps.slice(0, -1) }));
  return inner !== undefined && isExactObject(inner) ? Object.keys(inner) : [];
}
