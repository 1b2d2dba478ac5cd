import { readFile, stat } from 'node:fs/promises';
import { localDocument } from '../../src/base/document.ts';
import { readingOf } from '../../src/config/gateway.ts';
import { defaultLimits } from '../../src/fetch/limits.ts';
import type { Edition } from '../../src/read/edition.ts';
import { readApiEdition } from '../../src/read/read-api.ts';
import type { EditionFlags } from './sources.ts';

/** OpenAPI says so at once: as its first key, which is what everybody writes first. */
const firstKey = /^\ufeff?(?:\s*\{\s*"openapi"\s*:|(?:\s*#.*\n|\s*\n)*openapi\s*:\s*["']?3)/;

/**
 * The edition of a file that holds an API, read without everything that reads other documents; `null` for a file that
 * is something else, or does not say so at once.
 */
export async function apiFileEdition(path: string, flags: EditionFlags): Promise<Edition | null> {
  const { as, strict, use = 'generate', settings } = flags;
  if (as !== undefined && as !== 'openapi') return null;
  // What is larger than any published API is read where time and memory have bounds.
  if ((await stat(path)).size > defaultLimits.maxBytes) return null;
  const bytes = await readFile(path);
  if (as === undefined && !firstKey.test(bytes.subarray(0, 4096).toString('utf8'))) return null;
  const { gateway } = readingOf(settings);
  const context = { date: null, origin: 'live', strict: strict === true, use, gateway } as const;
  return readApiEdition(localDocument('openapi', bytes, path), context);
}
