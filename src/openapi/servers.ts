import type { Api } from './api.ts';
import { child, elements, members, type Node, valueAt } from './node.ts';
import type { Operation } from './operations.ts';

/** A server of an API, with the addresses at which it answers. */
export interface Server {
  /** As published: variables and all. */
  readonly url: string;
  /**
   * In normal form, with each value that the document lists for a variable. A variable of any value stands for itself,
   * `{}`, beside its default.
   */
  readonly addresses: readonly string[];
  /** Where a client calls that sets no variable. */
  readonly preset: string;
  readonly node: Node;
}

/** The servers that answer an operation: its own, those of its path or of the document. Without any it is this host. */
export function serversOf({ root }: Api, operation?: Pick<Operation, 'node' | 'item'>): Server[] {
  const servers = elements(serverList(root, operation)).map(readServer);
  return servers.length > 0 ? servers : [{ url: '/', addresses: [''], preset: '', node: root }];
}

/** The list itself; the document where there is none. */
export function serverList(root: Node, operation?: Pick<Operation, 'node' | 'item'>): Node {
  const holders = operation === undefined ? [root] : [operation.node, operation.item, root];
  return holders.map((holder) => child(holder, 'servers')).find((list) => list !== null) ?? root;
}

function readServer(node: Node): Server {
  const url = String(valueAt(node, 'url') ?? '/');
  const variables = members(child(node, 'variables'));
  const expanded = variables.reduce<readonly string[]>(withValues, [url]);
  const preset = variables.reduce(
    (text, variable) => text.replaceAll(`{${variable.key}}`, String(valueAt(variable, 'default') ?? '{}')),
    url,
  );
  return { url, addresses: [...new Set(expanded.map(normalAddress))], preset: normalAddress(preset), node };
}

/** More addresses of one server are not written out: its last variables then stand for themselves. */
const mostAddresses = 200;

function withValues(texts: readonly string[], variable: Node): readonly string[] {
  const listed = elements(child(variable, 'enum')).map(({ value }) => String(value));
  const preset = valueAt(variable, 'default');
  const values = listed.length > 0 ? listed : ['{}', ...(preset === undefined ? [] : [String(preset)])];
  const name = `{${variable.key}}`;
  if (values.length * texts.length > mostAddresses || !texts.some((text) => text.includes(name)))
    return texts;
  return texts.flatMap((text) => values.map((value) => text.replaceAll(name, value)));
}

/** Of two addresses that are one (RFC 3986, 6.2) the same text; a slash at the end is part of the path that follows. */
export function normalAddress(address: string): string {
  const [, scheme = '', host = '', rest = ''] =
    /^([a-z][a-z\d+.-]*:)?(?:\/\/([^/?#]*))?(.*)$/is.exec(address) ?? [];
  const port = { 'https:': /:443$/, 'http:': /:80$/ }[scheme.toLowerCase()];
  const authority = port === undefined ? host : host.replace(port, '');
  const path = rest.replace(/%[\da-f]{2}/gi, unescaped).replace(/\/+$/, '');
  return `${scheme.toLowerCase()}${host === '' ? '' : `//${authority.toLowerCase()}`}${path}`;
}

/** An escape that is needed in capitals, one that is not as the character that it stands for. */
function unescaped(written: string): string {
  const character = String.fromCharCode(Number.parseInt(written.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : written.toUpperCase();
}

/** True for an address of the web. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
