import type { GatewayNames } from '../../gateway/names.ts';
import { namesOf } from '../../gateway/names.ts';
import { defaultGateway } from '../../gateway/profiles.ts';
import type { Gateway } from '../../gateway/schema.ts';
import { commentLine } from '../print/comment.ts';
import { stringLiteral } from '../print/literal.ts';

/**
 * The compiled client runtime as it stands in the generated package: under `runtime/`, called after the gateway, and with the
 * declarations' imports ending in `.js` (the compiler rewrites them in code, not in declarations).
 */
export function runtimeFiles(
  compiled: ReadonlyMap<string, string>,
  gateway: Gateway = defaultGateway,
): [string, string][] {
  const names = namesOf(gateway);
  const own = [...compiled].filter(([name]) => gateway.key.sent !== 'bearer' || !keyPlaceFile.test(name));
  return own.map(([name, text]) => {
    if (!/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*(?:\.d\.ts|\.js)$/.test(name)) {
      throw new RangeError(`not a file of the client runtime: ${JSON.stringify(name)}`);
    }
    const named = withKeys(withRoutingWords(withNames(text, names), name, gateway), name, gateway);
    return [`runtime/${name}`, name.endsWith('.d.ts') ? withJsImports(named) : named];
  });
}

/** Only a key that is sent otherwise than as a bearer's needs it. */
const keyPlaceFile = /(?:^|\/)key-place\.(?:js|d\.ts)$/;

function withJsImports(declarations: string): string {
  return declarations.replace(/(from\s+|import\()(["'])(\.[^"']*)\.ts\2/g, '$1$2$3.js$2');
}

/** In the runtime the gateway is a router; here it gets its name. */
function withNames(text: string, names: GatewayNames): string {
  const identifiers = {
    RouterError: names.error,
    RouterOptions: names.options,
    createRouter: names.create,
    ROUTER_API_KEY: names.apiKey,
    ROUTER_BASE_URL: names.baseUrl,
  };
  const pattern = new RegExp(String.raw`\b(?:${Object.keys(identifiers).join('|')})\b`, 'g');
  return text
    .replace(pattern, (found) =>
      plainWord(Object.entries(identifiers).find(([name]) => name === found)?.[1] ?? found),
    )
    .replaceAll('a Router key', () => `a ${commentLine(names.name).text} key`);
}

/** What the runtime says of keys is true of those of the default gateway; of others its rows are these. */
function withKeys(text: string, file: string, { key }: Gateway): string {
  const usual = defaultGateway.key;
  if (!/(?:^|\/)settings\.(?:js|d\.ts)$/.test(file) || key === usual) return text;
  const declared = text.replaceAll('The key, `sk-…`.', () => `The key, \`${keyWord(`${key.prefix}…`)}\`.`);
  return file.endsWith('.d.ts')
    ? declared
    : replaced(declared, file, [
        [`startsWith('${usual.prefix}')`, `startsWith(${stringLiteral(key.prefix).text})`],
        [`begin with ${usual.prefix}'`, `begin with ${keyWord(key.prefix)}'`],
        [`looks like ${usual.looks}`, `looks like ${keyWord(key.looks)}`],
        [`shortestKey = ${usual.shortest}`, `shortestKey = ${Number(key.shortest ?? 1)}`],
      ]);
}

/** The runtime knows the default gateway's routing word alone. */
function withRoutingWords(text: string, file: string, { routingWords: words = [] }: Gateway): string {
  const [usual = '', ...others] = defaultGateway.routingWords ?? [];
  if (!/(?:^|\/)client\/models\.js$/.test(file) || (words.length === 1 && words[0] === usual)) return text;
  if (others.length > 0) throw new Error('the runtime knows one routing word');
  const list = words.map((word) => stringLiteral(word).text).join(', ');
  return replaced(text, file, [
    [`const routingWord = '${usual}'`, `const routingWords = [${list}]`],
    ['id === routingWord', 'routingWords.includes(id)'],
  ]);
}

/** Every row has to be there: what the runtime no longer says would silently stay that of another gateway. */
function replaced(text: string, file: string, rows: ReadonlyArray<readonly [string, string]>): string {
  return rows.reduce((rest, [from, to]) => {
    if (!rest.includes(from)) throw new Error(`${file} of the client runtime does not hold ${from}`);
    return rest.replaceAll(from, () => to);
  }, text);
}

function plainWord(word: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(word)) return word;
  throw new RangeError(`not a name: ${JSON.stringify(word)}`);
}

/** Text that means nothing in a string or a template. */
function keyWord(text: string): string {
  if (/^[A-Za-z0-9_.-]*…?$/.test(text)) return text;
  throw new RangeError(`not what a key looks like: ${JSON.stringify(text)}`);
}
