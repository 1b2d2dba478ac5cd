import type { Dispatcher } from 'undici';
import { load } from '../base/load.ts';

type Library = typeof import('undici');

/**
 * The one door to undici: its files that ask for something, by themselves.
 *
 * The package's entry also loads `fetch`, caches, WebSockets and mocks, a hundred files in all, which takes three times
 * as long; and every run waits for it, also one without news.
 */
const dispatcher: { prototype: object } = load('undici/lib/dispatcher/dispatcher.js');
// As the entry does: without it a dispatcher cannot ask, and a proxy cannot be asked for a tunnel.
Object.assign(dispatcher.prototype, load('undici/lib/api/index.js'));

export const EnvHttpProxyAgent: Library['EnvHttpProxyAgent'] = load(
  'undici/lib/dispatcher/env-http-proxy-agent.js',
);

export const errors: Library['errors'] = load('undici/lib/core/errors.js');

/** What a question may say, beside where it goes. */
export type Question = Pick<Dispatcher.RequestOptions, 'headers' | 'body' | 'signal'> & {
  /** `GET` unless given. */
  readonly method?: Dispatcher.HttpMethod;
};

/** Asks for an address on the given way out; nothing is followed, decoded or tried again. */
export function ask(way: Dispatcher, url: URL, question: Question): Promise<Dispatcher.ResponseData> {
  return way.request({
    method: 'GET',
    ...question,
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
  });
}
