import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../../../src/catalog/model.ts';
import { generate } from '../../../src/codegen/generate.ts';
import type { OpenApiDocument } from '../../../src/openapi/document.ts';
import { loadClientRuntime } from '../../session/client-runtime.ts';
import { findTool } from '../../session/tool.ts';
import type { Scratch } from '../frame/processes.ts';
import { installed } from '../frame/processes.ts';

/** Everything that a program finds in `node_modules` beside the package, but zod, which only one entry point loads. */
const dependencies = ['eventsource-parser', 'openapi-fetch', 'openapi-typescript-helpers'];

/** Where the package stands in the scratch folder. */
export const packageFolder = 'node_modules/router-one-client';

/** A catalog of so many models. */
export function makeModels(count: number): Model[] {
  return Array.from({ length: count }, (_, index) => modelOf(index));
}

/** Generates the package of the models and the newest sample API into the folder's `node_modules`, without zod. */
export async function writePackage(scratch: Scratch, models: readonly Model[]): Promise<void> {
  const files = await generate({
    edition: {
      date: '2026-10-07',
      origin: 'sample',
      digests: {},
      catalog: { models, places: new Map() },
      api: { spec: newestSpec(), text: '' },
      docs: null,
      facts: new Map(),
      problems: [],
    },
    documents: [],
    historyText: '',
    tombstones: [],
    release: { packageName: 'router-one-client', version: '1.0.0', origin: 'sample' },
    runtime: await loadClientRuntime(),
  });
  for (const [path, content] of files) scratch.write(join(packageFolder, path), content);
  scratch.write('package.json', '{"type":"module"}');
  for (const name of dependencies) linkDependency(scratch, name);
}

/** Makes a package that this repository has installed visible in the scratch folder. */
function linkDependency({ folder }: Scratch, name: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(installed(name), join(folder, 'node_modules', name));
}

function newestSpec(): OpenApiDocument {
  const file = join(findTool().root, 'src/serve/samples/editions/2026-10-07/openapi.json');
  // Our own sample, which the tests read with every check.
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A model as most catalogs describe them; every second sees images, every hundredth is on its way out. */
function modelOf(index: number): Model {
  const price = (item: string, amount: string) => ({
    item,
    amount,
    currency: 'USD',
    per: { count: 1_000_000, unit: 'token' },
    tier: null,
    text: `$${amount} / 1M tokens`,
  });
  return {
    id: `provider-${index % 40}/model-${index}`,
    name: null,
    provider: `provider-${index % 40}`,
    category: 'text',
    status: index % 100 === 99 ? 'deprecated' : 'active',
    deprecation: null,
    capabilities: index % 2 === 0 ? ['chat', 'vision'] : ['chat'],
    context: { tokens: 200_000, precision: 1000, text: '200k' },
    maxOutput: null,
    prices: [price('input', '0.30'), price('output', '3.00'), price('cache_read', '0.03')],
    endpoints: [],
    notes: null,
    unread: [],
  };
}
