import { isPlainObject } from '../../../base/json.ts';
import { joinPointer } from '../../../base/json-pointer.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';

/** A model id in an example of the spec, and where it stands. */
export interface ExampleModel {
  readonly id: string;
  readonly pointer: string;
  /** True where an answer says which model gave it. */
  readonly isAnswer: boolean;
}

/**
 * The model ids in the spec's examples: `model` of any object in an example, the ids of objects that say they are
 * models, and the examples, default and enum of a property that is called `model`.
 */
export function modelsInExamples(spec: OpenApiDocument): ExampleModel[] {
  return walk(spec, { pointer: '', isExample: false, name: '' });
}

interface Visit {
  readonly pointer: string;
  /** Inside an example, where every value is data. */
  readonly isExample: boolean;
  /** The key that the value stands under. */
  readonly name: string;
}

function walk(value: unknown, visit: Visit): ExampleModel[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      walk(item, { ...visit, pointer: joinPointer(visit.pointer, index), name: '' }),
    );
  }
  if (!isPlainObject(value)) return [];
  const own = visit.isExample ? modelsOfExample(value, visit.pointer) : [];
  const below = Object.entries(value).flatMap(([key, member]) => {
    const pointer = joinPointer(visit.pointer, key);
    if (!visit.isExample && visit.name === 'properties' && key === 'model') {
      return isOfProvider(value) ? [] : modelsOfProperty(member, pointer);
    }
    return walk(member, { pointer, name: key, isExample: visit.isExample || startsExample(key, visit.name) });
  });
  return [...own, ...below];
}

/** A property may be called `example` too, and is a schema then. */
function startsExample(key: string, parent: string): boolean {
  return (key === 'example' || key === 'examples') && parent !== 'properties';
}

function modelsOfExample(value: Record<string, unknown>, pointer: string): ExampleModel[] {
  const { model, object, id, provider } = value;
  const isAnswer = ['choices', 'usage', 'created', 'created_at', 'output'].some((key) => key in value);
  return [
    // Beside a provider it is the name that this provider knows.
    ...(typeof model === 'string' && typeof provider !== 'string'
      ? [{ id: model, pointer: joinPointer(pointer, 'model'), isAnswer }]
      : []),
    ...(object === 'model' && typeof id === 'string'
      ? [{ id, pointer: joinPointer(pointer, 'id'), isAnswer: false }]
      : []),
  ];
}

function modelsOfProperty(schema: unknown, pointer: string): ExampleModel[] {
  if (!isPlainObject(schema)) return [];
  return ['example', 'examples', 'default', 'enum'].flatMap((key) => {
    const member = schema[key];
    const at = joinPointer(pointer, key);
    if (typeof member === 'string') return [{ id: member, pointer: at, isAnswer: false }];
    if (!Array.isArray(member)) return [];
    return member.flatMap((item, index) =>
      typeof item === 'string' ? [{ id: item, pointer: joinPointer(at, index), isAnswer: false }] : [],
    );
  });
}

/** `provider: { enum: ['openai'] }` beside it: the list is that of the provider. */
function isOfProvider({ provider }: Record<string, unknown>): boolean {
  return isPlainObject(provider) && ['enum', 'const', 'default'].some((key) => key in provider);
}
