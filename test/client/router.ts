import { createClient } from '../../src/client/client.ts';
import type { RouterOptions } from '../../src/client/settings.ts';

/** A key of the right shape. */
export const apiKey = 'sk-rk-0123456789abcdef';

/** A client of a server on loopback that does not wait between its tries longer than the server asks. */
export function routerFor(url: string, options: RouterOptions = {}): object {
  return createClient({ apiKey, baseUrl: url, ...options }, null, '/v1');
}

/** An operation with a body, as the generated package describes it. */
export const chat = {
  method: 'post',
  path: '/v1/chat/completions',
  parameters: [],
  body: 'application/json',
} as const;

/** An operation with a path value. */
export const task = {
  method: 'get',
  path: '/v1/videos/generations/{task_id}',
  parameters: ['task_id'],
  body: null,
} as const;
