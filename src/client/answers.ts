import { requestIdOf, ServerError } from './errors.ts';
import { causeOf } from './secrets.ts';

/** The answer as what its own type says, where the document promises more than one: JSON, lines of it, text, or bytes. */
export async function readByType(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? 'application/json';
  if (/ndjson|jsonl|json-?lines|json-seq/i.test(type)) return readLines(response);
  if (/\bjson\b/i.test(type)) return parse(await response.text(), response);
  return /^text\/|\b(?:xml|yaml|javascript)\b/i.test(type) ? response.text() : response.blob();
}

/** Stands before each text of a JSON sequence (RFC 7464). */
const recordSeparator = '\u001e';

/** An answer in lines of JSON as the list of them. */
export async function readLines(response: Response): Promise<unknown[]> {
  const lines = (await response.text()).replaceAll(recordSeparator, '\n').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => parse(line, response));
}

function parse(text: string, response: Response): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    const details = { status: response.status, requestId: requestIdOf(response) };
    const cause = causeOf(error, text);
    throw new ServerError("the gateway's answer is not JSON", { ...details, cause });
  }
}
