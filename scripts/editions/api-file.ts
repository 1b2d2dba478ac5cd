import { readFile, stat } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { localDocument } from '../../src/base/document.ts';
import { readingOf } from '../../src/config/gateway.ts';
import type { Edition } from '../../src/read/edition.ts';
import { readApiEdition } from '../../src/read/read-api.ts';
import type { EditionFlags } from './sources.ts';

/** OpenAPI says so at once: as its first key, which is what everybody writes first. */
const firstKey = /^\ufeff?(?:\s*\{\s*"openapi"\s*:|(?:\s*#.*\n|\s*\n)*openapi\s*:\s*["']?3)/;

/** Bytes of a file that is read here. What is larger, as few published APIs are, is read where memory has a bound. */
const most = 8 * 1024 * 1024;

/** Milliseconds for reading here, many times what a file of that size takes. */
const patience = 10_000;

/**
 * The edition of a file that holds an API, read without everything that reads other documents; `null` for a file that
 * is something else, does not say so at once, or is too much to be read without the bounds of `limits.read`.
 */
export async function apiFileEdition(path: string, flags: EditionFlags): Promise<Edition | null> {
  const { as, strict, use = 'generate', settings } = flags;
  if (as !== undefined && as !== 'openapi') return null;
  if ((await stat(path)).size > most) return null;
  const bytes = await readFile(path);
  if (as === undefined && !firstKey.test(bytes.subarray(0, 4096).toString('utf8'))) return null;
  const { gateway } = readingOf(settings);
  const context = { date: null, origin: 'live', strict: strict === true, use, gateway } as const;
  return withinPatience(() => readApiEdition(localDocument('openapi', bytes, path), context));
}

/**
 * What `read` gives, or `null` when it does not end in time: a text that is made to be slow, or a machine that is busy.
 * Neither is decided here; the file is read again where only work counts.
 */
function withinPatience(read: () => Edition): Edition | null {
  try {
    let edition: Edition | null = null;
    const keep = () => {
      edition = read();
    };
    runInNewContext('keep()', { keep }, { timeout: patience });
    return edition;
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

/** It comes from the other context, whose errors are not instances of ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
