import type { Config } from './schema.ts';

/** Gives a configuration in a `.mjs` file its types: `export default defineConfig({ … })`. */
export function defineConfig(config: Config): Config {
  return config;
}
