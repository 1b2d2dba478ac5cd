import { groupBy } from '../base/group-by.ts';
import { printJson } from '../base/json.ts';
import type { Use } from './find-uses.ts';
import type { KnownId } from './known-ids.ts';

/** What the bill says of the tool that made it. */
export interface Maker {
  readonly name: string;
  readonly version: string;
}

/**
 * The models in use as a CycloneDX 1.6 bill of materials (ECMA-424): one component of type `machine-learning-model` an
 * id, with each place as an occurrence. No serial number and no time: the same uses make the same bytes.
 */
export function billOfMaterials(
  uses: readonly Use[],
  known: ReadonlyMap<string, KnownId>,
  maker: Maker,
): string {
  const byId = groupBy(
    uses.filter(({ state }) => state !== 'misspelt'),
    ({ id }) => id,
  );
  return printJson({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { tools: { components: [{ type: 'application', name: maker.name, version: maker.version }] } },
    components: [...byId].map(([id, own]) => component(id, own, known.get(id))),
  });
}

function component(id: string, uses: readonly Use[], known: KnownId | undefined): unknown {
  const provider = known?.model.provider ?? null;
  const properties = [
    ['state', known?.state],
    ['since', known?.since],
    ['ends', known?.ends],
    ['successor', known?.successor],
  ].flatMap(([name, value]) => (value == null ? [] : [{ name: `router-one-sync:${name}`, value }]));
  return {
    type: 'machine-learning-model',
    'bom-ref': `model:${id}`,
    name: id,
    ...(provider !== null && { publisher: provider }),
    ...(properties.length > 0 && { properties }),
    evidence: {
      occurrences: uses.map(({ path, line, bytes }) => ({ location: path, line, offset: bytes.offset })),
    },
  };
}
