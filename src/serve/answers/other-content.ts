import { mediaOf } from '../../codegen/api/media.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { eventStream } from '../../openapi/media-types.ts';
import { follow } from '../../openapi/reference.ts';
import { type DocumentedContent, jsonOf, type Responses } from '../spec/responses.ts';
import { exampleFor } from './examples.ts';
import type { Reply } from './reply.ts';

/** What a range of media types is answered as. */
const oneOfRange: Readonly<Record<string, string>> = {
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
};

/** Some bytes that are no text in any encoding. */
const someBytes = Uint8Array.of(0xff, 0xfe, 0x00, 0x01);

/** A success that is not documented in JSON: texts, lines of JSON, bytes; `null` where it is, or is a stream of events. */
export function otherContent(spec: OpenApiDocument, { success }: Responses, body: unknown): Reply | null {
  const { status, content } = success;
  const [found] = [...content].filter(([type]) => type !== eventStream);
  if (found === undefined || jsonOf(content) !== undefined) return null;
  const [type, described] = found;
  const schema = follow(spec, described.schema);
  const { kind } = mediaOf(type, schema);
  const value = exampleFor(spec, described, body);
  if (kind === 'json') return { kind: 'json', status, headers: {}, value };
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? 'text');
  const isText = kind === 'text' || (kind === 'any' && schema?.['type'] === 'string') || isWords(described);
  const any = isText ? 'text/plain' : 'application/octet-stream';
  const plain = oneOfRange[type] ?? (type.includes('*') ? any : type);
  if (kind === 'lines') return { kind: 'content', status, type: plain, content: linesOf(value) };
  return { kind: 'content', status, type: plain, content: isText ? text : someBytes };
}

function linesOf(value: unknown): string {
  return [value]
    .flat()
    .map((line) => (typeof line === 'string' ? line : `${JSON.stringify(line)}\n`))
    .join('');
}

/** An example shows what comes, whatever the type is. */
function isWords({ examples }: DocumentedContent): boolean {
  return typeof examples[0] === 'string';
}
