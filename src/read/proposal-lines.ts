/** What a configuration could say of a catalog that is refused, with blanks; `null` where nothing can be proposed. */
export interface ProposedMapping {
  readonly tables?: readonly Readonly<Record<string, unknown>>[];
  readonly json?: Readonly<Record<string, unknown>>;
}

/** The proposal as lines of a configuration, ready to paste. */
export function proposalLines(proposal: ProposedMapping): string[] {
  const sections = Object.entries(proposal).flatMap(([key, value]) => keyed(key, value));
  return ['catalog: {', ...sections.map((line) => `  ${line}`), '},'];
}

/** Each thing that a person may have to decide has a line of its own. */
function keyed(key: string, value: unknown): string[] {
  if (Array.isArray(value) && value.some(isObject))
    return [`${key}: [`, ...value.map((one) => `  ${JSON.stringify(one)},`), '],'];
  if (!isObject(value)) return [`${key}: ${JSON.stringify(value)},`];
  const members = Object.entries(value).flatMap(([name, inner]) => keyed(nameOf(name), inner));
  return [`${key}: {`, ...members.map((line) => `  ${line}`), '},'];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(key: string): string {
  return /^[a-z]\w*$/i.test(key) ? key : JSON.stringify(key);
}
