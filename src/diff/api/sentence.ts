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
  const { place, direction, aspect } = difference;
  if (place === 'document' || place === 'operation') return '';
  if (schema !== null) return headInSchema(schema, path, difference);
  const [, callback = '', rest = ''] = /^(?:callback (.+?):(?=\S* |[^:]*$))?(.*)$/.exec(path) ?? [];
  const of = callback === '' ? '' : ` of callback ${callback}`;
  if (place === 'parameter' || place === 'parameter-property') return `${parameterHead(rest)}${of}`;
  const [, status, below = ''] = /^(?:(\d{3}|\dXX|default) )?(.*)$/i.exec(rest) ?? [];
  const media = aspect === 'media-type' ? below : /^([^\s:]+\/[^\s:]+):/.exec(below)?.[1];
  const inner = media === undefined ? below : below.slice(media.length).replace(/^:/, '');
  const answer = status === undefined ? '' : ` of response ${status}`;
  const written = media === undefined ? '' : ` in ${media}`;
  // What a webhook sends is what its callback would take as a request.
  const sender = direction === 'response' && callback === '' ? 'webhook' : 'request';
  const side = status === undefined ? `${sender} ` : '';
  return `${innerHead(place, inner, side)}${answer}${written}${of}`;
}

/** `items/role` as people write it: `items.role`. */
function dotted(path: string): string {
  return path.trim().replace(/[/:]$/, '').replaceAll('/', '.');
}

function headInSchema(schema: string, path: string, { direction, place }: Difference): string {
  const name = dotted(path);
  if (name !== '') return `${direction} property ${schema}.${name}`;
  const where = place === 'parameter' || place === 'parameter-property' ? 'parameter' : direction;
  return `${schema} in ${where}s`;
}

/** `query pick/items` is `items of query parameter pick`. */
function parameterHead(path: string): string {
  const [, where = '', name = '', below = ''] = /^(\S+) ([^/]*)\/?(.*)$/.exec(path.trim()) ?? [];
  return `${below === '' ? '' : `${dotted(below)} of `}${where} parameter ${name}`;
}

function innerHead(place: Place, inner: string, side: string): string {
  const [, header, below = ''] = /^header ([^/]+)\/?(.*)$/.exec(inner) ?? [];
  if (header !== undefined) return `${below === '' ? '' : `property ${dotted(below)} of `}header ${header}`;
  return place === 'body' || inner.trim() === '' ? `${side}body` : `${side}property ${dotted(inner)}`;
}
