import type { Config } from './schema.ts';

export type { Config };

/**
 * Gives a configuration in a `.mjs` file its types: `export default defineConfig({ … })`. It is an entry point of its
 * own, `router-one-sync/config`, since every command reads the configuration and most need little else.
 */
export function defineConfig(config: Config): Config {
  return config;
}
