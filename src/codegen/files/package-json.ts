import { printJson } from '../../base/json.ts';

/** How the generated package is published. */
export interface Release {
  readonly packageName: string;
  readonly version: string;
  readonly origin: 'live' | 'sample';
}

/** The versions that the generated code is tested with. openapi-fetch is exact: it is in maintenance, one version is known. */
const dependencies = { 'eventsource-parser': '^3.1.1', 'openapi-fetch': '0.17.0', zod: '^4.6.7' };

/** Each entry point with its declarations. */
const entryPoints = {
  '.': entry('index'),
  './models': entry('models'),
  './models/zod': entry('models/zod'),
  './facts': entry('facts'),
  './openapi': entry('openapi'),
  './catalog.json': './catalog.json',
  './package.json': './package.json',
};

/** `package.json` of the generated package. Samples are private: a package of invented prices is never published. */
export function packageJson({ packageName, version, origin }: Release): string {
  return printJson({
    name: packageName,
    version,
    description:
      'Types, client and model catalog of the Router One LLM gateway, generated from its published documents.',
    license: 'MIT',
    ...(origin === 'sample' ? { private: true } : {}),
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.19' },
    exports: entryPoints,
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

function entry(name: string): { types: string; default: string } {
  return { types: `./${name}.d.ts`, default: `./${name}.js` };
}
