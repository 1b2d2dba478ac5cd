/** The runtime of the generated client: everything but the operations themselves. */
export { readByType, readLines } from "./answers.js";
export { encodeBody } from "./bodies.js";
export { createClient } from "./client.js";
export { AuthenticationError, BillingError, ConnectionError, InvalidRequestError, NotFoundError, RateLimitError, RouterOneError, ServerError, TimeoutError, UsageError, } from "./errors.js";
export { bindGroups } from "./groups.js";
export { callOperation } from "./operation.js";
export { parameterWriter } from "./parameters.js";
export { atServer } from "./servers.js";
export { streamOperation } from "./stream.js";
export { waitForVideo } from "./videos.js";
