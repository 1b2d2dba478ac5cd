import type { AnyModelId } from 'router-one-client/models';

/** A newer model than the package knows: requests take it all the same. */
export const model: AnyModelId = 'openai/gpt-99';
