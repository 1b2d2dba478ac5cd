/**
 * A local gateway for tests: `const { origin, close } = await startRouter(sampleEdition())`.
 *
 * @packageDocumentation
 */
export { keyEndings, localKey, localKeyOf } from './keys.ts';
export type { RouterRequest } from './request-log.ts';
export { type LocalRouter, type RouterOptions, startRouter } from './router.ts';
export { sampleEdition } from './sample-edition.ts';
