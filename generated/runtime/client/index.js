/** The runtime of the generated client: everything but the operations themselves. */
export { createClient } from "./client.js";
export { AuthenticationError, BillingError, ConnectionError, InvalidRequestError, NotFoundError, RateLimitError, RouterOneError, ServerError, TimeoutError, UsageError, } from "./errors.js";
export { bindGroups } from "./groups.js";
export { callOperation } from "./operation.js";
export { streamOperation } from "./stream.js";
export { waitForVideo } from "./videos.js";
