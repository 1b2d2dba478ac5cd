import type { Place } from '../../../base/problem.ts';
import { isModelId } from '../../../catalog/model-id.ts';
import { defaultGateway } from '../../../gateway/profiles.ts';
import type { Edition } from '../../../read/edition.ts';
import { ownAddresses, ownNames } from './ours.ts';
import { inlineCode, type Passage } from './passages.ts';

/** A model id that a document uses as one. */
export interface ModelMention {
  readonly id: string;
  readonly place: Place;
}

/** Words that let the gateway choose; no rows of a catalog. */
export function routingWords({ gateway = defaultGateway }: Pick<Edition, 'gateway'>): ReadonlySet<string> {
  return new Set(gateway.routingWords);
}

/**
 * The model ids in the docs: where code sets a model, and names in backticks with the prefix of a vendor that the
 * catalog knows. Other names in prose may be anything and are left alone, and so is what prose calls gone.
 */
export function modelsInDocs(
  edition: Edition,
  passages: readonly Passage[],
  vendors: ReadonlySet<string>,
): ModelMention[] {
  const routing = routingWords(edition);
  const own = ownNames(edition).map((name) => name.toLowerCase());
  const isOurs = ownAddresses(edition);
  return passages.flatMap((passage) =>
    (isOfProvider(passage, vendors, own, isOurs) ? [] : idsIn(passage, vendors))
      .filter((id) => isMeant(id, routing))
      .map((id) => ({ id, place: { document: 'docs', line: passage.line } })),
  );
}

/** True for a text that can only be meant as a model's id: no placeholder, and no routing word. */
export function isMeant(id: string, routing: ReadonlySet<string>): boolean {
  return isModelId(id) && !routing.has(id) && !placeholders.some((pattern) => pattern.test(id));
}

/** `your-model`, `model-id`, `provider/model`, `MODEL_ID`, `xxx`, `provider/*`. */
const placeholders: readonly RegExp[] = [
  /^(?:(?:your|my|some|any|the|example|provider|vendor|custom)[-_/.]?)*(?:models?|provider|vendor)(?:[-_/.]?(?:id|name|slug|model|here))*$/i,
  /^[A-Z]+(?:_[A-Z]+)*$/,
  /\*|\.\.\.|x{3,}/i,
  /^(?:string|example|foo|bar|none|null|undefined|true|false|default|latest|custom)$/i,
  // A fine-tuned model is somebody's own; `@team/gpt-5` begins with a name that its user chose.
  /^(?:ft:|arn:|@)/,
  // `Mustang`: an object of another kind that has a model too.
  /^[A-Z][a-z]+$/,
];

const providerField =
  /(?<![\w-])["']?(?:provider|vendor|engine|llm_?provider|type|name)["']?\s*[:=]\s*["'](\w[\w.-]*)["']/i;
const wellKnown =
  /^(?:open[-_]?ai|anthropic|google|azure[-_]?(?:open[-_]?ai)?|groq|mistral(?:ai)?|cohere|deepgram|eleven[-_]?labs|cartesia|together(?:[-_]?ai)?|amazon|aws[-_]?\w*|bedrock|vertex\w*|gemini|x[-_]?ai|deepseek|ollama|hugging[-_]?face|replicate|play[-_]?ht|rime\w*)$/i;
/** `"base_url": "https://llm.example.com/v1"`: the reader's own service, whose models are its own. */
const pointedAt = /\b(?:base_?url|endpoint|api_?base)["']?\s*[:=]\s*["'](https?:\/\/[^"'\s]+)/i;
/** A field and its model stand so near to each other. */
const nearLines = 4;

/** `"provider": "openai", "model": "gpt-5"`: the name that another service knows the model by, where ids have no vendor. */
function isOfProvider(
  { kind, text, sample, offset }: Passage,
  vendors: ReadonlySet<string>,
  own: readonly string[],
  isOurs: (url: string) => boolean,
): boolean {
  if (kind !== 'sample' || !/\bmodel/i.test(text)) return false;
  const indent = /^\s*/.exec(text)?.[0].length ?? 0;
  const near = sample.split('\n', offset + nearLines).slice(Math.max(0, offset - nearLines + 1));
  return near.some((line) => {
    if ((/^\s*/.exec(line)?.[0].length ?? 0) !== indent) return false;
    const url = pointedAt.exec(line)?.[1];
    if (url !== undefined && !isOurs(url)) return true;
    const name = providerField.exec(line)?.[1]?.toLowerCase() ?? '';
    return wellKnown.test(name) && !own.includes(name) && !vendors.has(name);
  });
}

/** `"model": "x"`, `model='x'`, `model: 'x'`. */
const quoted = /(?<![\w.-])["']?model["']?\s*[:=]\s*(["'])([^"']+)\1/g;
/** `-F model=x`, `--data-urlencode model=x`, `?model=x`, `OPENAI_MODEL=x`. */
const bare =
  /(?:\s(?:-F|--form|--form-string|-d|--data|--data-urlencode)\s+["']?|[?&]|\b[A-Z_]*(?=MODEL))(?:model|MODEL)=["']?([^\s"'&]+)/g;
/** `--model x`, `--model=x`. */
const flag = /\s--model[= ]["']?([^\s"']+)/g;
/** `"models": ["x", "y"]`: a list of fallbacks. */
const list = /["']?\bmodels["']?\s*[:=]\s*\[([^\]]*)\]/g;

function idsIn({ kind, text }: Passage, vendors: ReadonlySet<string>): string[] {
  if (kind === 'sample') return assignedIds(text);
  if (
    kind === 'heading' ||
    /deprecat|retire|removed|no longer|formerly|previously|renamed|replaced|unlike|compared|elsewhere|弃用|下线/i.test(
      text,
    )
  ) {
    return [];
  }
  const code = inlineCode(text);
  const named = code.filter((word) => vendors.has(/^([^\s/]+)\/[^\s/]+$/.exec(word)?.[1] ?? ''));
  return [...code.flatMap(assignedIds), ...named];
}

function assignedIds(code: string): string[] {
  // JSON inside a shell's double quotes has its own quotes escaped.
  const plain = ` ${code.replaceAll('\\"', '"')}`;
  const lists = [...plain.matchAll(list)].flatMap((match) => [
    ...(match[1] ?? '').matchAll(/["']([^"']+)["']/g),
  ]);
  return [
    ...[...plain.matchAll(quoted)].map((match) => match[2] ?? ''),
    ...[...plain.matchAll(bare), ...plain.matchAll(flag), ...lists].map((match) => match[1] ?? ''),
  ];
}
