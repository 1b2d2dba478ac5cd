import { digestOf } from '../base/digest.ts';
import type { Document, DocumentName } from '../base/document.ts';
import { InvalidDocuments } from '../base/failure.ts';
import type { Reading } from '../base/problem.ts';
import type { ApiReading } from '../openapi/document.ts';
import type { OpenApiUse } from '../openapi/fault.ts';
import { readOpenApi } from '../openapi/read-openapi.ts';
import { readOpenApiYaml } from '../openapi/yaml.ts';
import { decode } from './decode.ts';
import type { Edition } from './edition.ts';

/** Reads an API document. What is only compared may be YAML too, and what is published so. */
export function readApi(
  text: string,
  document: DocumentName,
  {
    use = 'generate',
    isYaml = false,
  }: { readonly use?: OpenApiUse | undefined; readonly isYaml?: boolean } = {},
): Reading<ApiReading> {
  const mayBeYaml = use === 'compare' || isYaml;
  if (mayBeYaml && !/^\s*[{[]/.test(text)) return readOpenApiYaml(text, document, use);
  return readOpenApi(text, document, use);
}

/** What such an edition is besides its document; the words are those of `readEdition`. */
interface ApiContext extends Pick<Edition, 'date' | 'origin'> {
  readonly gateway?: Edition['gateway'] | undefined;
  readonly use?: OpenApiUse;
  readonly strict?: boolean;
}

/**
 * An edition of one API document alone, read as `readEdition` does, and in this thread: JSON and YAML are read in a time
 * that grows with them, so that nobody need load every reader in a thread that can be stopped.
 *
 * @throws {InvalidDocuments} with all problems, when one of them is an error.
 */
export function readApiEdition(
  document: Document,
  { date, origin, gateway, use, strict = false }: ApiContext,
): Edition {
  const { value, problems } = readDocument(document, use);
  const judged = strict ? problems.map((problem) => ({ ...problem, severity: 'error' as const })) : problems;
  if (judged.some(({ severity }) => severity === 'error')) throw new InvalidDocuments(judged);
  const digests = { [document.name]: digestOf(document.bytes) };
  const parts = { catalog: null, api: value, docs: null, facts: new Map() };
  return { date, origin, ...(gateway !== undefined && { gateway }), digests, ...parts, problems };
}

function readDocument({ name, bytes }: Document, use: OpenApiUse | undefined): Reading<ApiReading> {
  const text = decode(bytes, name);
  return text.value === null ? { value: null, problems: text.problems } : readApi(text.value, name, { use });
}
