/** The runtime of the generated client: everything but the operations themselves. */
export { readByType, readLines } from './answers.ts';
export { type BinaryBody, encodeBody, type FileInput } from './bodies.ts';
export { createClient } from './client.ts';
export {
  AuthenticationError,
  BillingError,
  ConnectionError,
  InvalidRequestError,
  NotFoundError,
  RateLimitError,
  RouterError,
  ServerError,
  TimeoutError,
  UsageError,
} from './errors.ts';
export { bindGroups } from './groups.ts';
export type { ApiClient } from './openapi-fetch.ts';
export { callOperation, type OperationSpec } from './operation.ts';
export { parameterWriter } from './parameters.ts';
export { atServer } from './servers.ts';
export type { CallOptions, Fetch, RouterOptions } from './settings.ts';
export { type StreamProtocol, streamOperation } from './stream.ts';
export type {
  ChatCompletionChunk,
  ContentBlockDelta,
  MessageStreamEvent,
  MessageUsage,
  NotStreamed,
  ResponseStreamEvent,
  ToolCallPart,
} from './stream-events.ts';
export { type WaitOptions, waitForVideo } from './videos.ts';
