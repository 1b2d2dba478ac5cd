import { canonicalJson } from '../base/json.ts';
import type { Model, Price, TokenCount, Unread } from '../catalog/model.ts';
import { orderModels } from '../catalog/order.ts';
import { hasSameIdentity } from '../catalog/price-identity.ts';
import type { Change } from '../changes/comparison.ts';
import { isListField, isModelField, isUnread, type Lifecycle, modelIn } from './values.ts';

/**
 * A catalog that changes are applied to: models by id. The models themselves are never altered, only replaced. Neither
 * they nor their lists are in order before `orderModels` puts them there, so that each change costs what it changes.
 */
export type CatalogState = Map<string, Model>;

/** What apply needs of a change; a Finding has it too. */
export type Applicable = Pick<Change, 'area' | 'kind' | 'subject' | 'field'> & {
  readonly from: unknown;
  readonly to: unknown;
};

/**
 * The catalog after the changes: `applyChanges(a, diff(a, b))` says what `b` says (spelling that no finding speaks of
 * stays as it was). The order of the changes plays no part, and applying them twice is applying them once. Only
 * changes of the catalog count. Their values must be what their kinds promise: parseHistory has checked it.
 */
export function applyChanges(models: readonly Model[], changes: readonly Applicable[]): Model[] {
  const state: CatalogState = new Map(models.map((model) => [model.id, model]));
  applyTo(state, changes);
  return orderModels([...state.values()]);
}

/**
 * Applies the changes of one edition in place: ids go before ids come, so that names can be swapped, and whole models
 * come before single values. What became readable or unreadable comes after other values, since a `model-deprecated`
 * carries a status that may be the unread one; `re-read` comes last, since it says how the model is written after all.
 */
export function applyTo(state: CatalogState, changes: readonly Applicable[]): void {
  const catalogChanges = changes.filter((change) => change.area === 'catalog');
  for (const change of catalogChanges) if (idsGo.has(change.kind)) state.delete(change.subject);
  for (const change of catalogChanges) if (idsCome.has(change.kind)) put(state, change.to);
  for (const change of catalogChanges) if (!isAboutUnread(change)) edit(state, change);
  for (const change of catalogChanges) if (isAboutUnread(change)) edit(state, change);
  for (const change of catalogChanges) if (change.kind === 're-read') reread(state, change);
}

/** Kinds whose subject is an id that leaves. */
export const idsGo: ReadonlySet<string> = new Set(['model-removed', 'model-renamed']);

/** Kinds whose `to` is a model that comes. */
export const idsCome: ReadonlySet<string> = new Set(['model-added', 'model-returned', 'model-renamed']);

type Edit = (model: Model, change: Applicable) => Model;

const replacePriceEdit: Edit = (model, { from, to }) =>
  replacePrice(model, from as Price | null, to as Price | null);
const setFieldEdit: Edit = (model, { field, to }) => setField(model, field, to);

/** How each kind that alters a model alters it. The casts rest on the contract of Finding, checked by parseHistory. */
const edits: ReadonlyMap<string, Edit> = new Map<string, Edit>([
  ['price-raised', replacePriceEdit],
  ['price-cut', replacePriceEdit],
  ['price-became-free', replacePriceEdit],
  ['price-became-paid', replacePriceEdit],
  ['price-added', replacePriceEdit],
  ['price-removed', replacePriceEdit],
  ['context-grew', (model, { to }) => ({ ...model, context: to as TokenCount | null })],
  ['context-shrank', (model, { to }) => ({ ...model, context: to as TokenCount | null })],
  ['output-grew', (model, { to }) => ({ ...model, maxOutput: to as TokenCount | null })],
  ['output-shrank', (model, { to }) => ({ ...model, maxOutput: to as TokenCount | null })],
  ['capability-gained', (model, { to }) => addValue(model, 'capabilities', [to])],
  ['capability-lost', (model, { from }) => dropValue(model, 'capabilities', [from])],
  ['model-deprecated', (model, { to }) => ({ ...model, ...(to as Lifecycle) })],
  ['model-undeprecated', (model, { to }) => ({ ...model, ...(to as Lifecycle) })],
  [
    'restated',
    (model, change) =>
      isModelField(change.field) ? setFieldEdit(model, change) : replacePriceEdit(model, change),
  ],
  ['unreadable', becomeUnread],
  ['model-changed', (model, change) => (isUnread(change.from) ? becomeRead : setFieldEdit)(model, change)],
]);

function isAboutUnread({ from, to }: Applicable): boolean {
  return isUnread(from) || isUnread(to);
}

function put(state: CatalogState, model: unknown): void {
  state.set(modelIn(model).id, modelIn(model));
}

function edit(state: CatalogState, change: Applicable): void {
  const alter = edits.get(change.kind);
  const model = state.get(change.subject);
  if (alter !== undefined && model !== undefined) state.set(change.subject, alter(model, change));
}

function reread(state: CatalogState, change: Applicable): void {
  if (change.to === null) state.delete(change.subject);
  else put(state, change.to);
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

function setField(model: Model, field: string | null, value: unknown): Model {
  if (!isModelField(field)) return model;
  // An empty status is `active`; every other field may be null or has a value of its own type.
  return { ...model, [field]: field === 'status' ? (value ?? 'active') : value };
}

/** The value goes and the unread entry comes. */
function becomeUnread(model: Model, { field, from, to }: Applicable): Model {
  const rest = dropValue(model, field, from);
  const others = rest.unread.filter((entry) => !isSameEntry(entry, to as Unread));
  return { ...rest, unread: [...others, to as Unread] };
}

/** The field's unread entries go, whichever text they had (no finding tells of another one), and the value comes. */
function becomeRead(model: Model, { field, to }: Applicable): Model {
  const unread = model.unread.filter((entry) => entry.field !== field);
  return { ...addValue(model, field, to), unread };
}

function isSameEntry(left: Unread, right: Unread): boolean {
  return left.field === right.field && left.text === right.text;
}

/** Puts a value where its field keeps it: words into lists, prices among the prices, anything else as the field. */
function addValue(model: Model, field: string | null, value: unknown): Model {
  if (value === null) return model;
  if (isListField(field))
    return { ...model, [field]: [...new Set([...model[field], ...(value as string[])])] };
  return isModelField(field)
    ? setField(model, field, value)
    : replacePrice(model, value as Price, value as Price);
}

function dropValue(model: Model, field: string | null, value: unknown): Model {
  if (value === null) return model;
  if (isListField(field)) {
    return { ...model, [field]: model[field].filter((word) => !(value as string[]).includes(word)) };
  }
  return isModelField(field) ? setField(model, field, null) : replacePrice(model, value as Price, null);
}
