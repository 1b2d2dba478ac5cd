import type { GlobalContext } from 'openapi-typescript';
import { resolvePointer } from '../../base/json-pointer.ts';
import { load } from '../../base/load.ts';
import { typescript } from '../compiler.ts';
import type { JsonObject } from './grammar.ts';
import { withoutPercents } from './percent-signs.ts';

type Library = typeof import('openapi-typescript');

/**
 * The files that do the work. The package's entry also loads the bundler that is not run here, four hundred files in
 * all, which takes as long again as the compiler.
 */
const transformSchema: Library['transformSchema'] = load('openapi-typescript/dist/transform/index.cjs');
const { astToString }: Pick<Library, 'astToString'> = load('openapi-typescript/dist/lib/ts.cjs');
const { scanDiscriminators }: Pick<Library, 'scanDiscriminators'> = load(
  'openapi-typescript/dist/lib/utils.cjs',
);

/** What stands in place of a schema's own type. */
export type TypeOverride = (schema: object) => string | undefined;

/**
 * The one door to openapi-typescript: a projected OpenAPI document → its declarations as text.
 *
 * It calls the transformation itself, not `openapiTS()`, which first bundles the document and on that way reads files
 * and addresses that the document names. `override` gives the name of a type that replaces a schema's own.
 */
export function printDeclarations(document: JsonObject, override: TypeOverride): string {
  const { document: schema, originals, restore } = withoutPercents(document);
  const overrideCopy: TypeOverride = (node) => override(originals.get(node) ?? node);
  // The generator adds to discriminated schemas in place; that it gets a copy keeps this away from our caller.
  const context = { ...fixedOptions, ...callbacks(schema, overrideCopy), injectFooter: [] };
  // `redoc` is the configuration of the bundler that is not run; nothing of the transformation reads it.
  return restore(astToString(transformSchema(schema as never, context as unknown as GlobalContext)));
}

/** Properties with a default stay optional in requests; an object without properties may hold anything. */
const fixedOptions = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: true,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
} as const;

function callbacks(schema: Record<string, unknown>, override: TypeOverride) {
  return {
    discriminators: scanDiscriminators(schema as never, { silent: true }),
    postTransform: undefined,
    transformProperty: undefined,
    transform: (node: object) => {
      const name = override(node);
      return name === undefined ? undefined : typescript.factory.createTypeReferenceNode(name);
    },
    // A reference that is known to be local and to lead to something.
    resolve: (reference: string) => resolvePointer(schema, reference.slice(1)),
  };
}
