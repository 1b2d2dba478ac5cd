import { isPlainObject } from '../../../src/base/json.ts';
import type { ApiReading } from '../../../src/openapi/document.ts';
import { listOperations, type Operation, parametersOf } from '../../../src/openapi/operations.ts';

/**
 * A program as somebody would have written it against an API: it calls every operation with as little as is needed, with
 * everything there is, and with each value of an enum; and it reads every property of what comes back. It imports the
 * types from `./api.ts`.
 */
export function writeUsage({ spec }: ApiReading): string {
  const operations = listOperations(spec);
  const schemas = Object.keys(Object(Object(spec['components']).schemas));
  return [
    "import createClient from 'openapi-fetch';",
    "import type { components, operations, paths } from './api.ts';",
    "type BodyOf<Body> = Body extends { content: { 'application/json': infer Sent } } ? Sent : never;",
    "const client = createClient<paths>({ baseUrl: '' });",
    ...operations.flatMap(writeCalls),
    ...operations.flatMap(({ operationId }, index) =>
      operationId === null ? [] : [`export type Operation${index} = operations[${text(operationId)}];`],
    ),
    ...schemas.map((name, index) => `export type Schema${index} = components['schemas'][${text(name)}];`),
    'export { client };',
  ].join('\n');
}

function writeCalls(operation: Operation, index: number): string[] {
  const { method, path } = operation;
  const typed = `paths[${text(path)}]['${method.toLowerCase()}']`;
  return argumentsOf(operation).flatMap((given, variant) => [
    `export async function call${index}_${variant}() {`,
    ...given.map(({ name, type, value }) => `  const ${name}: ${typed}${type} = ${value};`),
    `  const { data } = await client.${method}(${[text(path), ...passed(given)].join(', ')});`,
    '  if (data === undefined) return;',
    ...readAll(operation).map((line) => `  ${line}`),
    '}',
  ]);
}

/** A part of a call under the type that it is declared with. */
interface Argument {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

function passed(given: readonly Argument[]): string[] {
  if (given.length === 0) return [];
  const places = given.filter(({ name }) => name !== 'body').map(({ name }) => name);
  const body = given.length > places.length ? ['body'] : [];
  return [
    `{ ${[...(places.length === 0 ? [] : [`params: { ${places.join(', ')} }`]), ...body].join(', ')} }`,
  ];
}

function argumentsOf(operation: Operation): Argument[][] {
  const full = everything(operation);
  const enums = enumsIn(full).map((choice) => writeArguments(full, choice));
  return [writeArguments(needed(operation), null), writeArguments(full, null), ...enums];
}

/** What a call is given: a schema for each place. */
interface Given {
  readonly parameters: ReadonlyArray<{
    readonly place: string;
    readonly name: string;
    readonly schema: Schema;
  }>;
  readonly body: { readonly schema: Schema; readonly full: boolean } | null;
}

type Schema = Readonly<Record<string, unknown>>;

function everything(operation: Operation): Given {
  const body = bodyOf(operation);
  return { parameters: parametersGiven(operation), body: body && { schema: body.schema, full: true } };
}

function needed(operation: Operation): Given {
  const body = bodyOf(operation);
  return {
    parameters: parametersGiven(operation).filter(({ required }) => required),
    body: body?.required === true ? { schema: body.schema, full: false } : null,
  };
}

function parametersGiven(operation: Operation) {
  return parametersOf(operation).map((parameter) => ({
    place: String(parameter['in']),
    name: String(parameter['name']),
    required: parameter['required'] === true,
    schema: schemaOf(parameter['schema']),
  }));
}

function bodyOf({ value }: Operation) {
  const body = schemaOf(value['requestBody']);
  const media = schemaOf(schemaOf(body['content'])['application/json']);
  if (!('schema' in media)) return null;
  return { schema: schemaOf(media['schema']), required: body['required'] === true };
}

/** Writes one value of an enum at a time; everywhere else the first. */
type Choice = { readonly schema: Schema; readonly value: unknown } | null;

function enumsIn({ parameters, body }: Given): Choice[] {
  const schemas = [...parameters.map(({ schema }) => schema), ...(body === null ? [] : [body.schema])];
  return schemas
    .flatMap(below)
    .flatMap((schema) => listOf(schema['enum']).map((value) => ({ schema, value })));
}

function below(schema: Schema): Schema[] {
  const inner = [...Object.values(schemaOf(schema['properties'])), schema['items']].filter(isPlainObject);
  return [schema, ...inner.flatMap(below)];
}

function writeArguments({ parameters, body }: Given, choice: Choice): Argument[] {
  const places = [...new Set(parameters.map(({ place }) => place))].map((place) => {
    const members = parameters
      .filter((parameter) => parameter.place === place)
      .map(({ name, schema }) => `${text(name)}: ${writeValue(schema, true, choice)}`);
    return { name: place, type: `['parameters']['${place}']`, value: `{ ${members.join(', ')} }` };
  });
  if (body === null) return places;
  const value = writeValue(body.schema, body.full, choice);
  return [
    ...places,
    { name: 'body', type: `['requestBody'] extends infer Body ? BodyOf<Body> : never`, value },
  ];
}

function writeValue(schema: Schema, full: boolean, choice: Choice): string {
  if (choice?.schema === schema) return text(choice.value);
  const [alternative] = [...listOf(schema['oneOf']), ...listOf(schema['enum'])];
  if (isPlainObject(alternative))
    return writeValue(listOf(schema['oneOf']).map(schemaOf).at(-1) ?? {}, full, choice);
  if (alternative !== undefined) return text(alternative);
  if ('const' in schema) return text(schema['const']);
  const type = Array.isArray(schema['type']) ? schema['type'].at(-1) : schema['type'];
  if (type === 'object') return writeObject(schema, full, choice);
  if (type === 'array') return `[${writeValue(schemaOf(schema['items']), full, choice)}]`;
  const samples: Readonly<Record<string, string>> = {
    integer: '1',
    number: '1.5',
    boolean: 'true',
    null: 'null',
  };
  return samples[String(type)] ?? "'text'";
}

function writeObject(schema: Schema, full: boolean, choice: Choice): string {
  const required = new Set(listOf(schema['required']));
  const members = Object.entries(schemaOf(schema['properties']))
    .filter(([name]) => full || required.has(name))
    .map(([name, inner]) => `${text(name)}: ${writeValue(schemaOf(inner), full, choice)}`);
  const further = full && schema['additionalProperties'] === true ? ["'further': 'text'"] : [];
  return `{ ${[...members, ...further].join(', ')} }`;
}

function readAll({ value }: Operation): string[] {
  const responses = Object.entries(schemaOf(value['responses'])).filter(([status]) => status.startsWith('2'));
  const schemas = responses.flatMap(([, response]) => {
    const media = schemaOf(schemaOf(schemaOf(response)['content'])['application/json']);
    return 'schema' in media ? [schemaOf(media['schema'])] : [];
  });
  return schemas.flatMap((schema) => [
    `const whole: ${writeType(schema)} = data;`,
    'void whole;',
    ...readMembers(schema),
  ]);
}

function readMembers(schema: Schema): string[] {
  return Object.keys(schemaOf(schema['properties'])).map((name) => `void data[${text(name)}];`);
}

function writeType(schema: Schema): string {
  const alternatives = listOf(schema['oneOf']).map((one) => writeType(schemaOf(one)));
  const values = [...listOf(schema['enum']), ...('const' in schema ? [schema['const']] : [])].map(text);
  if (alternatives.length + values.length > 0) return [...alternatives, ...values].join(' | ');
  const types = Array.isArray(schema['type']) ? schema['type'] : [schema['type']];
  return types.map((type) => writePlainType(String(type), schema)).join(' | ');
}

function writePlainType(type: string, schema: Schema): string {
  if (type === 'array') return `Array<${writeType(schemaOf(schema['items']))}>`;
  if (type !== 'object') return type === 'integer' ? 'number' : type;
  const required = new Set(listOf(schema['required']));
  const members = Object.entries(schemaOf(schema['properties'])).map(
    ([name, inner]) => `${text(name)}${required.has(name) ? '' : '?'}: ${writeType(schemaOf(inner))}`,
  );
  return `{ ${members.join('; ')} }`;
}

function schemaOf(value: unknown): Schema {
  return isPlainObject(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
