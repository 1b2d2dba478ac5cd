/** What names are made of. */
export interface Named {
  readonly name: string;
  readonly slug: string;
  /** What its variables begin with; by default the slug. */
  readonly variables?: string;
}

/** What things are called after a gateway. */
export interface GatewayNames {
  /** `Acme AI`. */
  readonly name: string;
  /** `AcmeAI`: the client with every operation. */
  readonly type: string;
  /** `createAcmeAI`. */
  readonly create: string;
  /** `AcmeAIClient`, `createAcmeAIClient`: the client alone. */
  readonly client: string;
  readonly createClient: string;
  /** `AcmeAIOptions`. */
  readonly options: string;
  /** `AcmeAIError`. */
  readonly error: string;
  /** `acme-ai-client`: the package, unless it is given another name. */
  readonly packageName: string;
  /** Variables of the environment: `ACME_AI_API_KEY`, … */
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly site: string;
  readonly webhook: string;
}

/** Names with which `…Client`, `…Options` or `…Error` would be something of the runtime. */
const taken = new Set(
  'Api Authentication Billing Call Client Connection InvalidRequest NotFound RateLimit Server Timeout Usage Wait'.split(
    ' ',
  ),
);

/** A name as an identifier, letters and digits alone: `AcmeAI`; by its slug where it has none; `null` if neither does. */
export function identifierOf({ name, slug }: Named): string | null {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const plain = words.map(capitalised).join('');
  const whole = plain === '' ? slug.split('-').map(capitalised).join('') : plain;
  // A name in other letters than ours is called by its slug, which is checked by itself.
  if (whole === '') return slug === '' && name !== '' ? 'Gateway' : null;
  return taken.has(whole) ? null : /^\d/.test(whole) ? `Gateway${whole}` : whole;
}

/** `litellm` → `Litellm`. */
function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** What things are called after a gateway. */
export function namesOf(gateway: Named): GatewayNames {
  const { name, slug } = gateway;
  const type = identifierOf(gateway) ?? 'Gateway';
  const prefix = gateway.variables ?? slug.toUpperCase().replaceAll('-', '_');
  return {
    name,
    type,
    create: `create${type}`,
    client: `${type}Client`,
    createClient: `create${type}Client`,
    options: `${type}Options`,
    error: `${type}Error`,
    packageName: `${slug}-client`,
    apiKey: `${prefix}_API_KEY`,
    baseUrl: `${prefix}_BASE_URL`,
    site: `${prefix}_SITE`,
    webhook: `${prefix}_WEBHOOK`,
  };
}

/** A key that is none, for examples: `sk-rk-your-key` of `sk-rk-…`. */
export function exampleKey({ key }: { readonly key: { readonly looks: string } }, secret: string): string {
  return key.looks.replace('…', secret);
}
