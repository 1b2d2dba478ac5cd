/**
 * What client libraries put before an id to say over which gateway it goes: `openrouter/anthropic/claude-opus-4.8`,
 * `litellm_proxy/o1`. The gateway itself never sees it.
 */
const ofGateways = 'openrouter|router[-_]?one|litellm_proxy|litellm|vercel_ai_gateway|vercel-ai-gateway';

/** Said of every server that speaks as OpenAI does; before a vendor it can mean nothing else. */
const ofProtocols = 'openai|custom_openai|openai_like|openai[-_]compatible|openai-chat|openai-responses';

const beforeAny = new RegExp(`^(?:${ofGateways})[/:](?=[^/:])`);
const beforeVendor = new RegExp(`^(?:${ofGateways}|${ofProtocols})[/:](?=[^/:]+/[^/])`);

/** How many letters of a text are a route and no part of the id. */
export function lengthOfRoute(text: string): number {
  return (beforeAny.exec(text) ?? beforeVendor.exec(text))?.[0].length ?? 0;
}
