import type { Fetch, RouterOptions } from './settings.ts';

/** Where a gateway wants its key that does not take it as a bearer's. */
export type KeyPlace = { readonly header: string } | { readonly query: string };

/**
 * The options of a client whose key goes into a header of its own or into the query. The transport puts it where keys usually
 * are, and only what really sends a request moves it, so that no address that anybody sees has it.
 */
export function placeKey(options: RouterOptions = {}, place: KeyPlace): RouterOptions {
  const send = options.fetch ?? ((request) => globalThis.fetch(request));
  return { ...options, fetch: sendingTo(send, place) };
}

function sendingTo(send: Fetch, place: KeyPlace): Fetch {
  return async (request) => {
    const key = (request.headers.get('authorization') ?? '').replace(/^Bearer /, '');
    return send(moved(request, key, place));
  };
}

function moved(request: Request, key: string, place: KeyPlace): Request {
  const url = new URL(request.url);
  if ('query' in place) url.searchParams.set(place.query, key);
  const sent = new Request(url, request);
  sent.headers.delete('authorization');
  if ('header' in place) sent.headers.set(place.header, key);
  return sent;
}
