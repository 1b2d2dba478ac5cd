import { expect, it } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import { installPackage } from './consumer.ts';
import { emptySpec, inputWith } from './editions.ts';
import { compiledRuntime } from './runtime.ts';

/** Schemas of a garden: ways to say a type that declarations could miss. */
const text = { type: 'string' };
const number = { type: 'integer' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, ...required: string[]) => ({ type: 'object', properties, required });

const schemas = {
  Tree: object({ height: number }, 'height'),
  Shrub: object({ width: number }, 'width'),
  /** One of two members is required. */
  Seed: { ...object({ name: text, code: number }), anyOf: [{ required: ['name'] }, { required: ['code'] }] },
  Bulb: { allOf: [ref('Tree')], oneOf: [{ required: ['height'] }, object({ depth: number }, 'depth')] },
  /** What stands beside the alternatives holds for each. */
  Plant: { ...object({ id: text }, 'id'), anyOf: [ref('Tree'), ref('Shrub')] },
  Bare: { type: 'object', anyOf: [ref('Tree'), ref('Shrub')] },
  Wilted: { type: ['object', 'null'], anyOf: [ref('Tree'), ref('Shrub')] },
  /** Alternatives that say nothing of a type. */
  Label: { type: 'string', anyOf: [{ format: 'uri' }, { maxLength: 0 }] },
  /** Lists that hold themselves. */
  Json: {
    anyOf: [
      text,
      { type: 'array', items: ref('Json') },
      { type: 'object', additionalProperties: ref('Json') },
    ],
  },
  Nest: { oneOf: [number, { type: 'array', items: { anyOf: [ref('Nest'), { type: 'boolean' }] } }] },
  Left: { type: 'array', items: ref('Right') },
  Right: { anyOf: [text, ref('Left')] },
  /** Constants that are no words, and types that other keywords imply. */
  Nothing: { const: null },
  Origin: { const: { x: 0, of: ['a', 1] } },
  Sort: { enum: ['a', { b: 1 }] },
  Rows: { items: number },
  Day: { format: 'date' },
  Marks: { type: 'object', patternProperties: { '^x-': number } },
};
const paths = Object.fromEntries(
  Object.keys(schemas).map((name) => {
    const content = { 'application/json': { schema: ref(name) } };
    const responses = { 200: { description: 'x', content } };
    const requestBody = { required: true, content };
    return [`/${name}`, { post: { operationId: `plant${name}`, tags: ['bed'], requestBody, responses } }];
  }),
);
const spec = JSON.parse(JSON.stringify({ ...emptySpec, paths, components: { schemas } }));

const program = `
  import { createRouterOne, type components } from 'router-one-client';
  type Schemas = components['schemas'];
  type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
  const { bed } = createRouterOne();
  const seed: Schemas['Seed'] = { code: 1 };
  // @ts-expect-error one of the two is required
  const noSeed: Schemas['Seed'] = {};
  const bulb: Schemas['Bulb'] = { height: 1, depth: 2 };
  const plant: Schemas['Plant'] = { id: 'a', width: 1 };
  // @ts-expect-error the id is required of each
  const noPlant: Schemas['Plant'] = { width: 1 };
  // @ts-expect-error and a form of it is too
  void bed.plantBare({ colour: 'red' });
  void bed.plantBare({ height: 1, colour: 'red' });
  void bed.plantSeed({ name: 'a', colour: 'red' });
  const wilted: Schemas['Wilted'][] = [null, { width: 1 }];
  const same: [Same<Schemas['Label'], string>, Same<Schemas['Rows'], number[]>, Same<Schemas['Day'], string>] = [true, true, true];
  const nothing: Same<Schemas['Nothing'], null> = true;
  const json: Schemas['Json'] = { a: ['b', ['c', { d: [] }]] };
  // @ts-expect-error a number is none of them
  const noJson: Schemas['Json'] = [['a', 1]];
  const nest: Schemas['Nest'] = [1, [true, [2]]];
  const left: Schemas['Left'] = ['a', ['b']];
  void bed.plantJson([['a']]);
  const origin: Schemas['Origin'] = { x: 0, of: ['a', 1] };
  // @ts-expect-error it is a constant
  const noOrigin: Schemas['Origin'] = { x: 1, of: ['a', 1] };
  const sorts: Schemas['Sort'][] = ['a', { b: 1 }];
  void bed.plantMarks({ 'x-a': 1 });
  // @ts-expect-error each of them is a number
  void bed.plantMarks({ 'x-a': 'b' });
  void [seed, noSeed, bulb, plant, noPlant, wilted, same, nothing, json, noJson, nest, left, origin, noOrigin, sorts];`;

it('types whatever way a document has to say a type', async () => {
  const { typeErrors } = installPackage(await generate(inputWith({ spec, runtime: compiledRuntime() })));
  expect(typeErrors(program)).toEqual([]);
});
