/**
 * A local Router One for tests: `const { origin, close } = await startRouter(sampleEdition())`.
 *
 * @packageDocumentation
 */
export { keyEndings, localKey } from './keys.ts';
export type { RouterRequest } from './request-log.ts';
export { type LocalRouter, type RouterOptions, startRouter } from './router.ts';
export { sampleEdition } from './sample-edition.ts';
