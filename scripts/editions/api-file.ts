import { readFile, stat } from 'node:fs/promises';
import { localDocument } from '../../src/base/document.ts';
import { readingOf } from '../../src/config/gateway.ts';
import type { Edition } from '../../src/read/edition.ts';
import { readApiEdition } from '../../src/read/read-api.ts';
import { withinPatience } from '../../src/read/worker/within-patience.ts';
import type { EditionFlags } from './sources.ts';

/** OpenAPI says so at once: as its first key, which is what everybody writes first. */
const firstKey = /^\ufeff?(?:\s*\{\s*"openapi"\s*:|(?:\s*#.*\n|\s*\n)*openapi\s*:\s*["']?3)/;

/**
 * Bytes of a file that is read here. What is larger, as few published APIs are, is read where memory has a bound; YAML
 * takes many times the memory of JSON.
 */
const most = { json: 8 * 1024 * 1024, yaml: 1024 * 1024 };

/** Milliseconds for reading here, many times what a file of that size takes. */
const patience = 5_000;

/**
 * The edition of a file that holds an API, read without everything that reads other documents; `null` for a file that
 * is something else, does not say so at once, or is too much to be read without the bounds of `limits.read`.
 */
export async function apiFileEdition(path: string, flags: EditionFlags): Promise<Edition | null> {
  const { as, strict, use = 'generate', settings } = flags;
  if (as !== undefined && as !== 'openapi') return null;
  if ((await stat(path)).size > most.json) return null;
  const bytes = await readFile(path);
  const isYaml = !/^\ufeff?\s*[{[]/.test(bytes.subarray(0, 4096).toString('utf8'));
  if (isYaml && bytes.length > most.yaml) return null;
  if (as === undefined && !firstKey.test(bytes.subarray(0, 4096).toString('utf8'))) return null;
  const { gateway } = readingOf(settings);
  const context = { date: null, origin: 'live', strict: strict === true, use, gateway } as const;
  const document = localDocument('openapi', bytes, path);
  return withinPatience(patience, () => readApiEdition(document, context))?.result ?? null;
}
