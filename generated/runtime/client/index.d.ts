/** The runtime of the generated client: everything but the operations themselves. */
export { readByType, readLines } from './answers.js';
export { type BinaryBody, encodeBody, type FileInput } from './bodies.js';
export { createClient } from './client.js';
export { AuthenticationError, BillingError, ConnectionError, InvalidRequestError, NotFoundError, RateLimitError, RouterOneError, ServerError, TimeoutError, UsageError, } from './errors.js';
export { bindGroups } from './groups.js';
export type { ApiClient } from './openapi-fetch.js';
export { callOperation, type OperationSpec } from './operation.js';
export { parameterWriter } from './parameters.js';
export { atServer } from './servers.js';
export type { CallOptions, Fetch, RouterOneOptions } from './settings.js';
export { type StreamProtocol, streamOperation } from './stream.js';
export type { ChatCompletionChunk, ContentBlockDelta, MessageStreamEvent, MessageUsage, NotStreamed, ResponseStreamEvent, ToolCallPart, } from './stream-events.js';
export { type WaitOptions, waitForVideo } from './videos.js';
