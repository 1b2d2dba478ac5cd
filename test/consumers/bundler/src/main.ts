/** Code for a browser: one operation, a key that the page was given, a proxy that answers, and the catalog as data. */
import { createMessage, createRouterOneClient, streamResponse } from 'router-one-client';
import catalog from 'router-one-client/catalog.json';
import { models } from 'router-one-client/models';
import { model } from './settings';

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

const router = createRouterOneClient({
  apiKey: 'sk-rk-0123456789abcdef',
  baseUrl: process.env['ROUTER_ONE_BASE_URL'],
  fetch: (request) => globalThis.fetch(request),
});

const message = await createMessage(router, {
  model,
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Hello' }],
});

const types: string[] = [];
for await (const event of streamResponse(router, { model: 'auto', input: 'Hello' })) types.push(event.type);

console.log(
  JSON.stringify({
    answeredBy: message.model,
    types,
    same: catalog.models.length === Object.keys(models).length,
    context: models['openai/gpt-5.5'].context !== null,
  }),
);
