import { printJson } from '../../base/json.ts';

/** How the generated package is published. */
export interface Release {
  readonly packageName: string;
  readonly version: string;
  readonly origin: 'live' | 'sample';
}

/** The versions that the generated code is tested with. openapi-fetch is exact: it is in maintenance, one version is known. */
const dependencies = { 'eventsource-parser': '^3.1.1', 'openapi-fetch': '0.17.0', zod: '^4.6.7' };

/** A part of a package, which needs a document that not every gateway publishes: the API, the catalog, addresses. */
export type Part = 'index' | 'models' | 'facts';

/** Each entry point with its declarations, and the part that it belongs to. */
const entryPoints: ReadonlyArray<readonly [Part | null, string, object | string]> = [
  ['index', '.', entry('index')],
  ['models', './models', entry('models')],
  ['models', './models/zod', entry('models/zod')],
  ['facts', './facts', entry('facts')],
  ['index', './openapi', entry('openapi')],
  ['models', './catalog.json', './catalog.json'],
  [null, './package.json', './package.json'],
];

/** `package.json` of the generated package. Samples are private: a package of invented prices is never published. */
export function packageJson(
  { packageName, version, origin }: Release,
  gateway: string,
  parts: ReadonlySet<Part>,
): string {
  const own = entryPoints.filter(([part]) => part === null || parts.has(part));
  return printJson({
    name: packageName,
    version,
    description: `${contentsOf(parts)} of the ${gateway} LLM gateway, generated from its published documents.`,
    license: 'MIT',
    ...(origin === 'sample' ? { private: true } : {}),
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.19' },
    exports: Object.fromEntries(own.map(([, name, target]) => [name, target])),
    files: [
      '*.js',
      '*.d.ts',
      'models',
      'runtime',
      'catalog.json',
      'history.jsonl',
      'manifest.json',
      'documents',
      'CHANGELOG.md',
    ],
    dependencies,
  });
}

/** What a package holds, in words: all of it for a gateway that publishes a catalog and an API. */
export function contentsOf(parts: ReadonlySet<Part>): string {
  if (!parts.has('index')) return 'Model catalog';
  return parts.has('models') ? 'Types, client and model catalog' : 'Types and client';
}

function entry(name: string): { types: string; default: string } {
  return { types: `./${name}.d.ts`, default: `./${name}.js` };
}
