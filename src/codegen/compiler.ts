import { load } from '../base/load.ts';

/**
 * TypeScript's compiler.
 *
 * Not by `import`: before it runs a CommonJS file, `import` compiles it once to find out that it is none of ES modules
 * and scans it for the names that it exports, and this file has nine megabytes. Two thirds of the time that it takes
 * to load (0.6 s against 0.2 s) is that.
 */
export const typescript: typeof import('typescript') = load('typescript');
