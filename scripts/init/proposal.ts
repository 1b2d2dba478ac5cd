import { readFile } from 'node:fs/promises';
import { UsageFailure } from '../../src/base/failure.ts';
import type { ProposedMapping } from '../../src/read/proposal-lines.ts';
import { proposeForCatalog } from '../../src/read/propose-mapping.ts';
import { catalogText } from '../../src/read/yaml-as-json.ts';
import { catalogDocumentsOf } from '../editions/argument.ts';

/** The lines of configuration that would read a catalog: a file, or what an address answers. */
export async function proposalFor(file: string): Promise<ProposedMapping> {
  const text = await textOf(file);
  const proposal = proposeForCatalog(catalogText(text).value ?? text);
  if (proposal !== null) return proposal;
  throw new UsageFailure(`${file}: nothing of a catalog in it can be proposed.`, {
    advice:
      'It is readable by itself (`router-one-sync models --from`), or has neither a table nor a list of models: docs/catalog.md says what a configuration can explain.',
  });
}

/** Of a file, or at an address, for which there is no configuration yet. */
async function textOf(from: string): Promise<string> {
  if (!/^https?:\/\//i.test(from))
    return readFile(from, 'utf8').catch((cause: unknown) => {
      const advice = 'Name the file of a catalog, or its address.';
      throw new UsageFailure(`${from} cannot be read.`, { advice, cause });
    });
  const documents = await catalogDocumentsOf(from, {});
  const catalog = documents.find(({ name }) => name === 'models');
  return new TextDecoder().decode(catalog?.bytes);
}
