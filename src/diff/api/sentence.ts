import type { Difference, Place } from './walk/difference.ts';

/** Of what is spoken: a difference, its path from the operation or the schema that has a name, and that schema's name. */
export interface Spoken {
  readonly difference: Difference;
  readonly path: string;
  readonly schema: string | null;
}

/** What a rule says, after what it says it of: `property plan of response 200 may be null`. */
export function sayOf(spoken: Spoken, words: string): string {
  const head = headOf(spoken);
  if (head === '') return words;
  return `${head}${goesOn.test(words) ? ' ' : ': '}${words}`;
}

/** Words that go on a sentence which begins with the thing; others are a remark on it. */
const goesOn =
  /^(?:added|became|can|comes|deprecated|described|is|may|must|need|no longer|now|removed|taken|was|will|written)\b/;

function headOf({ difference, path, schema }: Spoken): string {
  const { place } = difference;
  if (place === 'document') return '';
  if (schema !== null && place !== 'operation') return headInSchema(schema, path, difference);
  const [, callback = '', rest = ''] = /^(?:callback (.+?):(?=\S* |[^:]*$))?(.*)$/.exec(path) ?? [];
  if (place === 'operation') return callback === '' ? '' : `callback ${callback}`;
  const head = place.startsWith('parameter')
    ? parameterHead(rest)
    : bodyHead(difference, rest, callback !== '');
  return callback === '' ? head : `${head} of callback ${callback}`;
}

/** A body, a header or what is in them: `property plan of response 200 in application/json`. */
function bodyHead({ place, direction, aspect }: Difference, path: string, isCallback: boolean): string {
  const [, status, below = ''] = /^(?:(\d{3}|\dXX|default) )?(.*)$/i.exec(path) ?? [];
  const media = aspect === 'media-type' ? below : /^([^\s:/]+\/(?!oneOf:)[^\s:/]+):/.exec(below)?.[1];
  const inner = media === undefined ? below : below.slice(media.length).replace(/^:/, '');
  const answer = status === undefined ? '' : ` of response ${status}`;
  const written = media === undefined ? '' : ` in ${media}`;
  // What a webhook sends is what its callback would take as a request.
  const sender = direction === 'response' && !isCallback ? 'webhook' : 'request';
  const side = status === undefined ? `${sender} ` : '';
  return `${innerHead(place, inner, side)}${answer}${written}`;
}

const alternative = 'oneOf:';

/**
 * `items/role` as people write it, `items.role`; what is below an alternative is of it: `source/oneOf:Link/url` is `url
 * of Link in source`.
 */
function spoken(path: string, start: readonly string[] = []): string {
  const steps = path.trim().replace(/[/:]$/, '').split('/');
  let [said, last] = ['', [...start]];
  for (const step of steps.filter((one) => one !== '')) {
    if (!step.startsWith(alternative)) last = [...last, step];
    else {
      said = ` of ${alternativeName(step.slice(alternative.length))}${inPlace(last, said)}`;
      last = [];
    }
  }
  return last.length > 0 ? `${last.join('.')}${said}` : said.replace(/^ of /, '');
}

function inPlace(steps: readonly string[], said: string): string {
  return steps.length === 0 ? said : ` in ${steps.join('.')}${said}`;
}

/** An alternative that nobody gave a name has a number. */
export function alternativeName(name: string): string {
  return /^\d+$/.test(name) ? `alternative ${Number(name) + 1}` : name;
}

function headInSchema(schema: string, path: string, { direction, place }: Difference): string {
  const where = place === 'parameter' || place === 'parameter-property' ? 'parameter' : direction;
  const name = spoken(path, [schema]);
  return name === schema || !isMember(path) ? `${name} in ${where}s` : `${direction} property ${name}`;
}

/** False where a path leads to a whole, or to one of its alternatives. */
function isMember(path: string): boolean {
  const last = path.trim().replace(/[/:]$/, '').split('/').at(-1) ?? '';
  return last !== '' && !last.startsWith(alternative);
}

/** `query pick/items` is `items of query parameter pick`. */
function parameterHead(path: string): string {
  const [, where = '', name = '', below = ''] = /^(\S+) ([^/]*)\/?(.*)$/.exec(path.trim()) ?? [];
  return `${below === '' ? '' : `${spoken(below)} of `}${where} parameter ${name}`;
}

function innerHead(place: Place, inner: string, side: string): string {
  const [, header, below = ''] = /^header ([^/]+)\/?(.*)$/.exec(inner) ?? [];
  if (header !== undefined) return `${below === '' ? '' : `property ${spoken(below)} of `}header ${header}`;
  const name = spoken(inner);
  if (name === '' || (place === 'body' && isMember(inner))) return `${side}body`;
  return isMember(inner) ? `${side}property ${name}` : `${name} in the ${side}body`;
}
