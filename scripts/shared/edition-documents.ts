import { stat } from 'node:fs/promises';
import type { Document } from '../../src/base/document.ts';
import { sampleDocuments } from './edition-sources/embedded.ts';
import { folderDocuments } from './edition-sources/folder.ts';

/**
 * The documents that an edition argument names, as they were published: of a folder or of a sample edition. None for
 * any other argument, which is read without being kept.
 */
export async function documentsOf(argument: string): Promise<readonly Document[]> {
  const found = await stat(argument).catch(() => null);
  if (found?.isDirectory()) return folderDocuments(argument);
  return found === null && /^embedded(@|$)/.test(argument) ? sampleDocuments(argument) : [];
}
