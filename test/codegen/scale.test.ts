import { describe, expect, it } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import { installPackage } from './consumer.ts';
import { inputWith, model, perMillion } from './editions.ts';
import { compiledRuntime } from './runtime.ts';

const count = 10_000;

const models = Array.from({ length: count }, (_, index) =>
  model(`provider-${index % 40}/model-${index}`, {
    capabilities: index % 2 === 0 ? ['chat', 'vision'] : ['chat'],
    prices: [perMillion('input', '0.30'), perMillion('output', '3.00')],
  }),
);

/** A union of all ids in the places where type-checkers have been seen to give up. */
const program = `
  import { type ChatModelId, type ModelId, models, type VisionModelId } from 'router-one-client/models';
  import { modelIdSchema } from 'router-one-client/models/zod';
  declare const flag: boolean;
  declare const given: ModelId | undefined;
  declare const seeing: VisionModelId;
  const either: ModelId = flag ? 'provider-1/model-1' : (given ?? 'provider-2/model-2');
  const list: ModelId[] = [either, given ?? either, flag ? either : 'provider-3/model-3'];
  const able: ChatModelId = flag ? seeing : modelIdSchema.parse('provider-5/model-5');
  export const context = models['provider-5/model-5'].context ?? models[able].context;
  export function choose(id: ModelId | (string & {})): string | undefined {
    return flag ? (given ?? id) : list.find((known) => known === id);
  }
  // @ts-expect-error not in the catalog
  models['provider-5/model-6'];`;

describe.runIf(process.env['LONG'])('ten thousand models', () => {
  it('compile as a union through ??, ternaries and arrays', { timeout: 120_000 }, async () => {
    const consumer = installPackage(await generate(inputWith({ models, runtime: compiledRuntime() })));
    expect(consumer.typeErrors(program)).toEqual([]);
  });
});
