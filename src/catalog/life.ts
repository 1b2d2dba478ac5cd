/** The state of a model: `retired` models are listed and no longer answer; `deprecated` ones still do. */
export type Life = 'living' | 'deprecated' | 'retired';

/** Statuses that say that it is over, and that the end is announced, in the words of other catalogs. */
const statuses: Readonly<Record<string, Life>> = {
  retired: 'retired',
  discontinued: 'retired',
  sunset: 'retired',
  decommissioned: 'retired',
  shutdown: 'retired',
  'shut-down': 'retired',
  'end-of-life': 'retired',
  deprecated: 'deprecated',
  legacy: 'deprecated',
  retiring: 'deprecated',
};

/** What status and details of a model say together. */
export function lifeOf(model: { readonly status: string; readonly deprecation: object | null }): Life {
  const status = model.status.toLowerCase();
  const said = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  return said ?? (model.deprecation === null ? 'living' : 'deprecated');
}
