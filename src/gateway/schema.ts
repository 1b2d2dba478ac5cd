import * as z from 'zod';
import { identifierOf } from './names.ts';

const text = (form: string) => z.string({ error: `expected ${form}` }).min(1, { error: `expected ${form}` });

const address = (what: string) =>
  z.url({ protocol: /^https?$/, error: `expected ${what}: an address that begins with https:// or http://` });

const placeForm = 'a path such as "/models.md", or an address';
const place = z
  .string({ error: `expected ${placeForm}` })
  .regex(/^(?:\/(?!\/)|https?:\/\/)\S*$/, { error: `expected ${placeForm}` });

const formats = ['json', 'markdown', 'yaml'] as const;

const publication = z
  .union(
    [
      place,
      z.strictObject({
        at: place.describe('Below the site, or an address of its own.'),
        format: z
          .enum(formats, { error: `expected one of ${formats.join(', ')}` })
          .describe('What it is written in. Default: JSON for an API, Markdown for everything else.')
          .exactOptional(),
        key: z
          .boolean({ error: 'expected true or false' })
          .describe('It is asked for with the key, where there is one. Default: no.')
          .exactOptional(),
      }),
    ],
    { error: `expected ${placeForm}, or an object with "at"` },
  )
  .transform((given) => (typeof given === 'string' ? { at: given } : given));

const documents = z
  .strictObject({
    openapi: publication.describe('The OpenAPI document.').exactOptional(),
    docs: publication.describe('The docs as one page.').exactOptional(),
    models: publication.describe('The catalog.').exactOptional(),
    facts: publication.describe('A page of facts.').exactOptional(),
  })
  .refine(({ openapi, models }) => openapi !== undefined || models !== undefined, {
    error: 'expected at least a catalog (models) or an API (openapi)',
  });

/** A name as HTTP has it: of a header, or of a parameter of a query. */
const wireName = z
  .string()
  .regex(/^[A-Za-z0-9_.-]+$/, { error: 'expected a name of letters, digits and dashes' });

const key = z.strictObject({
  prefix: z
    .string()
    .regex(/^[A-Za-z0-9_.-]*$/, { error: 'expected letters, digits and dashes, or nothing' })
    .describe('What every key begins with; empty where nothing is known of it.'),
  looks: z
    .string()
    .regex(/^[A-Za-z0-9_.-]*…$/, { error: 'expected what a key looks like, with … for its secret: "sk-…"' })
    .describe('What a key looks like to people, with … for its secret.'),
  shortest: z.int().min(1).describe('Shorter texts are no key. Default: 1.').exactOptional(),
  sent: z
    .union([z.literal('bearer'), z.strictObject({ header: wireName }), z.strictObject({ query: wireName })], {
      error: 'expected "bearer", { "header": NAME } or { "query": NAME }',
    })
    .describe('How it is sent: as Authorization: Bearer, in a header, or in the query.'),
});

const pattern = z.string().refine(isPattern, { error: 'expected a regular expression' });

/**
 * The profile of a gateway: everything that is particular to one site, as data. `catalog` is how its catalog is read
 * where that cannot be guessed, whose schema belongs to the readers.
 */
export function gatewaySchema<Catalog extends z.ZodType>(catalog: Catalog) {
  return z.strictObject({
    name: text('the name of the gateway, such as "Acme AI"')
      .refine((name) => identifierOf({ name, slug: '' }) !== null, {
        error:
          'expected a name that functions can be called by (createNAME, NAMEError), and that no function has yet',
      })
      .describe('Its name, for people; without blanks it names createNAME and NAMEError.'),
    slug: z
      .string()
      .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
        error: 'expected lower-case words with dashes, such as "acme-ai"',
      })
      .describe('Its name for programs: SLUG-client is the package.'),
    variables: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*[A-Z0-9]$/, { error: 'expected capital letters, such as "ACME_AI"' })
      .describe('What its variables begin with: ACME_AI_API_KEY. Default: from the slug.')
      .exactOptional(),
    site: address('the site')
      .nullable()
      .describe('Where its documents are; null where everybody has a site of their own (sources.site).'),
    documents: documents.describe('What it publishes, and where. What is left out it does not publish.'),
    moreFacts: place
      .describe('Where further pages of facts are, with TOPIC in the address: "/facts/TOPIC.md".')
      .exactOptional(),
    api: z
      .strictObject({
        base: address('the address of the API').describe('Default: the site.').exactOptional(),
        openai: place.nullable().describe('Where OpenAI’s clients call, below the base; null: they cannot.'),
        anthropic: place
          .or(z.literal(''))
          .nullable()
          .describe('Where Anthropic’s clients call, below the base; null: they cannot.'),
      })
      .describe(
        'Where clients call, when no facts say it. Default: the first server of the OpenAPI document.',
      )
      .exactOptional(),
    live: z
      .strictObject({ base: address('the address of the API'), at: place })
      .describe('The list of models that the API itself answers, asked for with the key (liveCatalog).')
      .exactOptional(),
    key: key.describe('What a key looks like and how it is sent. It goes to the gateway and to nobody else.'),
    routingWords: z
      .array(text('a word'))
      .describe('Words that a request may have for its model, and that are none, such as "auto".')
      .exactOptional(),
    factKeys: z
      .strictObject({ openai: pattern, anthropic: pattern })
      .describe('Which facts name the addresses for clients: patterns of their keys.')
      .exactOptional(),
    redirectsTo: z
      .array(address('an origin'))
      .describe('Origins to which its addresses may redirect.')
      .exactOptional(),
    catalog: catalog.exactOptional(),
  });
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source).source !== '';
  } catch {
    return false;
  }
}

/** A profile as it is used, without what only the readers know. */
export type Gateway = Omit<z.output<ReturnType<typeof gatewaySchema>>, 'catalog'>;

/** One document as a profile names it. */
export type Publication = NonNullable<Gateway['documents']['models']>;

/** How a key is sent. */
export type KeyPlace = Gateway['key']['sent'];
