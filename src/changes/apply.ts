import { canonicalJson } from '../base/json.ts';
import type { Model, Price, Unread } from '../catalog/model.ts';
import { hasSameIdentity } from '../catalog/price-identity.ts';
import { type FieldValue, isListField, isModelField, isPrice, isUnread } from './values.ts';

/**
 * A catalog that changes are applied to: models by id. The models themselves are never altered, only replaced. Neither
 * they nor their lists are in order before `orderModels` puts them there, so that each change costs what it changes.
 */
export type CatalogState = Map<string, Model>;

/** What applying needs of a change. */
interface Step<From, To> {
  readonly subject: string;
  readonly field: string | null;
  readonly from: From;
  readonly to: To;
}

type Edit<From, To> = (model: Model, step: Step<From, To>) => Model;

/**
 * The order in which the changes of one edition are applied: ids go before ids come, so that names can be swapped, and
 * whole models come before single values. What became readable or unreadable comes after other values, since a
 * `model-deprecated` carries a status that may be the unread one; `reread` comes last, since it says how the model is
 * written after all.
 */
export const phases = ['go', 'come', 'edit', 'unread', 'reread'] as const;

/** What a kind does to a catalog in each phase; nothing in those that it does not name. */
export type Applied<From, To> = {
  readonly [P in (typeof phases)[number]]?: (state: CatalogState, step: Step<From, To>) => void;
};

/** The subject is an id that leaves. */
export const go: Applied<Model, unknown> = { go: (state, { subject }) => void state.delete(subject) };

/** `to` is a model that comes. */
export const come: Applied<unknown, Model> = { come: (state, { to }) => void state.set(to.id, to) };

/** The subject leaves and `to` comes. */
export const rename: Applied<Model, Model> = { ...go, ...come };

/** The model is written as `to` has it, or is not there after all. */
export const reread: Applied<unknown, Model | null> = {
  reread: (state, { subject, to }) => void (to === null ? state.delete(subject) : state.set(to.id, to)),
};

/** `to` stands in the place of `from`: a price of the same identity, or the whole field. */
export const set: Applied<FieldValue, FieldValue> = { edit: editing(setValue) };

/** Status and deprecation are set together. */
export const setLife: Applied<unknown, Pick<Model, 'status' | 'deprecation'>> = {
  edit: editing((model, { to }) => ({ ...model, ...to })),
};

/** The word `to` comes to a list. */
export const addWord: Applied<null, string> = {
  edit: editing((model, { field, to }) => addValue(model, field, [to])),
};

/** The word `from` leaves a list. */
export const dropWord: Applied<string, null> = {
  edit: editing((model, { field, from }) => dropValue(model, field, [from])),
};

/** The value goes and its unread entry comes. */
export const loseReading: Applied<FieldValue, Unread> = { unread: editing(becomeUnread) };

/** The field is set, or becomes readable: its unread entry goes and the value comes. */
export const setOrRead: Applied<FieldValue | Unread, FieldValue | Unread> = {
  edit: editing((model, step) => (isUnread(step.from) || isUnread(step.to) ? model : setValue(model, step))),
  unread: editing((model, step) => (isUnread(step.from) ? becomeRead(model, step) : model)),
};

function editing<From, To>(edit: Edit<From, To>): (state: CatalogState, step: Step<From, To>) => void {
  return (state, step) => {
    const model = state.get(step.subject);
    if (model !== undefined) state.set(step.subject, edit(model, step));
  };
}

function setValue(model: Model, { field, from, to }: Step<unknown, unknown>): Model {
  if (!isPrice(from) && !isPrice(to)) return setField(model, field, to);
  return replacePrice(model, isPrice(from) ? from : null, isPrice(to) ? to : null);
}

/** Takes `from` out and puts `to` in; where an identity occurs twice, the price that equals `from` is meant. */
function replacePrice(model: Model, from: Price | null, to: Price | null): Model {
  const without = from === null ? model.prices : dropPrice(model.prices, from);
  const prices = to === null || holdsVerbatim(without, to) ? without : [...without, to];
  return { ...model, prices: [...prices] };
}

function dropPrice(prices: readonly Price[], gone: Price): readonly Price[] {
  const candidates = prices.filter((price) => hasSameIdentity(price, gone));
  const verbatim = candidates.length > 1 ? candidates.find((price) => isVerbatim(price, gone)) : undefined;
  const meant = verbatim ?? candidates[0];
  return prices.filter((price) => price !== meant);
}

function holdsVerbatim(prices: readonly Price[], wanted: Price): boolean {
  return prices.some((price) => hasSameIdentity(price, wanted) && isVerbatim(price, wanted));
}

function isVerbatim(left: Price, right: Price): boolean {
  return canonicalJson(left) === canonicalJson(right);
}

/** An empty status is `active`; every other field may be null or has a value of its own type. */
function setField(model: Model, field: string | null, value: unknown): Model {
  if (!isModelField(field)) return model;
  return { ...model, [field]: field === 'status' ? (value ?? 'active') : value };
}

function becomeUnread(model: Model, { field, from, to }: Step<FieldValue, Unread>): Model {
  const rest = dropValue(model, field, from);
  // Without a text no cell is left: the column that it stood in has another name.
  if (to.text === '') return rest;
  const others = rest.unread.filter((entry) => entry.field !== to.field || entry.text !== to.text);
  return { ...rest, unread: [...others, to] };
}

/** The field's unread entries go, whichever text they had: no finding tells of another one. */
function becomeRead(model: Model, { field, to }: Step<unknown, unknown>): Model {
  return { ...addValue(model, field, to), unread: model.unread.filter((entry) => entry.field !== field) };
}

/** Puts a value where its field keeps it: words into lists, prices among the prices, anything else as the field. */
function addValue(model: Model, field: string | null, value: unknown): Model {
  if (value === null) return model;
  if (!isListField(field)) return setValue(model, { subject: model.id, field, from: value, to: value });
  return Array.isArray(value) ? { ...model, [field]: [...new Set([...model[field], ...value])] } : model;
}

function dropValue(model: Model, field: string | null, value: unknown): Model {
  if (value === null) return model;
  if (!isListField(field)) return setValue(model, { subject: model.id, field, from: value, to: null });
  return {
    ...model,
    [field]: model[field].filter((word) => !(Array.isArray(value) && value.includes(word))),
  };
}
