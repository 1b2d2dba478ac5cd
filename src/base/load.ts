import { createRequire } from 'node:module';

/**
 * Loads an installed package, or one of its files, as Node does for CommonJS: at once, in the midst of whatever runs, and
 * without first scanning its text for what it exports, as `import` does. For what few runs need, and for what is large.
 */
export const load = createRequire(import.meta.url);
