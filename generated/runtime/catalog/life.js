/** Statuses that say that it is over, and that the end is announced, in the words of other catalogs. */
const statuses = {
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
export function lifeOf(model) {
    const status = model.status.toLowerCase();
    const said = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
    return said ?? (model.deprecation === null ? 'living' : 'deprecated');
}
