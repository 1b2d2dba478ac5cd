import type { Document } from '../../base/document.ts';

/** Bytes above which editions are read one after the other, so that the memory of one is free before the next takes its own. */
const muchText = 2 * 1024 * 1024;

/** A byte of Markdown takes many times the memory of one of JSON. */
const weightOfMarkdown = 8;

/** True for documents that are not to be read beside others. */
export function isMuch(documents: readonly Document[]): boolean {
  return documents.reduce((sum, document) => sum + weightOf(document), 0) > muchText;
}

function weightOf({ bytes }: Document): number {
  const [first] = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return first === '{' || first === '[' ? bytes.length : bytes.length * weightOfMarkdown;
}
