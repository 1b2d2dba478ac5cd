import type { GatewayNames } from '../../gateway/names.ts';
import type { Gateway } from '../../gateway/schema.ts';
import { type Code, code, joinCode } from '../print/code.ts';
import { identifier } from '../print/identifier.ts';
import { markdownCode } from '../print/markdown.ts';
import type { Part } from './package-json.ts';

type FileRow = readonly [part: Part | null, file: Code, about: Code];

/** The entry points and files with what each is for, and the part of the package that they belong to. */
const files = ({ create }: GatewayNames): readonly FileRow[] => [
  [
    'index',
    code`\`.\``,
    code`the client: \`${identifier(create)}\`, every operation as a function, the errors`,
  ],
  [
    'models',
    code`\`./models\``,
    code`\`modelIds\`, \`ModelId\`, the table \`models\`, \`getModel\`, \`checkModels\`, \`estimateCost\``,
  ],
  ['models', code`\`./models/zod\``, code`\`modelIdSchema\`, the only part that loads zod`],
  [
    'facts',
    code`\`./facts\``,
    code`what the facts pages say, as constants; \`clientEnv\` for the settings of other clients`,
  ],
  [
    'index',
    code`\`./openapi\``,
    code`the declarations of the API: \`paths\`, \`operations\`, \`components\``,
  ],
  ['models', code`\`./catalog.json\``, code`the models as data`],
  [null, code`\`history.jsonl\``, code`every accepted edition with its changes, one a line`],
  [null, code`\`manifest.json\``, code`what this edition was made of, and the digest of every file`],
  [null, code`\`documents/\``, code`the documents as fetched`],
  [null, code`\`runtime/\``, code`what the client is made of: retries, errors, streams`],
];

/** The options of the client with their defaults. */
const options = (
  { key }: Gateway,
  names: GatewayNames,
  server: string | null,
): ReadonlyArray<readonly [Code, Code, Code]> => [
  [
    code`apiKey`,
    code`\`${identifier(names.apiKey)}\``,
    code`the key, ${markdownCode(`${key.prefix}…`)}; its shape is checked, it is never printed`,
  ],
  [
    code`baseUrl`,
    code`\`${identifier(names.baseUrl)}\`${server === null ? code`; the documents name none` : code`, else the documented server`}`,
    code`where the gateway is`,
  ],
  [
    code`timeout`,
    code`600000`,
    code`milliseconds for a whole call, retries and body included; for a stream, until it begins`,
  ],
  [
    code`maxRetries`,
    code`2`,
    code`how often a failed call is tried again (no connection, 408, 409, 429, 5xx), after the pause that the gateway asks for, else a growing one`,
  ],
  [code`headers`, code`none`, code`sent with every call`],
  [
    code`idempotency`,
    code`no`,
    code`gives every POST an \`Idempotency-Key\` that stays the same over its retries`,
  ],
  [code`fetch`, code`\`globalThis.fetch\``, code`what sends the requests: a proxy, a test`],
  [code`onResponse`, code`none`, code`called with every answer, each failed try included`],
];

/** The classes of errors with what they mean. */
const errors: ReadonlyArray<readonly [name: string, about: Code]> = [
  ['AuthenticationError', code`401, 403: the key is missing, wrong, or not allowed to do this`],
  ['BillingError', code`402: the balance does not cover the call`],
  ['RateLimitError', code`429: too many calls; \`retryAfter\` milliseconds to wait`],
  ['NotFoundError', code`404, 410: no such address, model or task`],
  ['InvalidRequestError', code`any other 4xx: the request itself is wrong`],
  ['ServerError', code`5xx, or an answer that is not what the API documents: a page, an empty body`],
  ['ConnectionError', code`no answer, or one that broke off`],
  ['TimeoutError', code`no answer within the \`timeout\``],
  ['UsageError', code`nothing was sent: no key, a broken address, a path value such as \`..\``],
];

/** What each entry point and file of a package that has these parts is for. */
export function fileTable(names: GatewayNames, parts: ReadonlySet<Part>): Code {
  const rows = files(names).filter(([part]) => part === null || parts.has(part));
  return table(
    [code`entry or file`, code`what it is`],
    rows.map(([, file, about]) => [file, about]),
  );
}

/** What the client is made with. */
export function optionTable(gateway: Gateway, names: GatewayNames, server: string | null): Code {
  return table(
    [code`of \`${identifier(names.create)}\``, code`default`, code`what it is`],
    options(gateway, names, server).map(([name, otherwise, about]) => [code`\`${name}\``, otherwise, about]),
  );
}

/** What is thrown when. */
export const errorTable = table(
  [code`class`, code`when`],
  errors.map(([name, about]) => [code`\`${identifier(name)}\``, about]),
);

/** A Markdown table of encoded cells. */
export function table(head: readonly Code[], rows: ReadonlyArray<readonly Code[]>): Code {
  const line = (cells: readonly Code[]) => code`| ${joinCode(cells, ' | ')} |`;
  const rule = code`|${joinCode(
    head.map(() => code`---|`),
    '',
  )}`;
  return joinCode([line(head), rule, ...rows.map(line)]);
}
