import { listOperations } from '../../../openapi/operations.ts';
import type { Edition } from '../../../read/edition.ts';
import { type Passage, passagesOf } from './passages.ts';
import { addressesOf, isAtServer, isLocal, originOf } from './paths.ts';

/** Sections about what was, or about somebody else's service, state nothing of this edition. */
const elsewhere =
  /change ?log|release notes|what['’]?s new|\bhistory\b|migrat|\b(?:moving|switch\w*|coming|upgrad\w*) (?:from|to)\b|deprecat|retire|sunset|legacy|previous version|bring your own|\bbyok\b|(?:other|another|third[- ]party|upstream) providers?|webhook|self[- ]host|更新日志|变更记录|迁移|弃用|下线|自带/i;

const address = /https?:\/\/[^\s`"')|<>,;\\]+/g;
/** What calls an address, or sets where calls go; an address in the data of a sample is neither. */
const calling =
  /\bcurl\b|\bwget\b|\bfetch\(|\brequests?\.|\baxios\b|\bhttpx?\.|\burllib|\b(?:GET|POST|PUT|PATCH|DELETE)\b|(?:base|api)_?(?:url|host|base)|\bendpoint\b/i;
const data =
  /["']?(?:\w*image\w*|\w*video\w*|\w*audio\w*|\w*file\w*|webhook\w*|callback\w*|redirect\w*|proxy|referer|http-referer)(?:_?ur[li])?["']?\s*[:=]/i;

/** Sections about a cloud or a tool of others: only what calls our own server in them is about us. */
const others =
  /\b(?:bedrock|sagemaker|azure|vertex|google cloud|gcp|aws|watsonx|snowflake|databricks|hugging ?face|ollama|vllm|llama\.cpp|langchain|llamaindex|weaviate|pinecone|self[- ]deploy\w*|local(?:ly)?|on[- ]prem\w*)\b/i;

/** Clients of others, which go to their own servers unless they are pointed elsewhere. */
const otherClients =
  /\b(?:boto3|bedrock\w*|sagemaker\w*|azure_?\w*|AzureOpenAI|\w*VertexAI|google\.(?:genai|generativeai|cloud)|GoogleGenAI|weaviate|pinecone|ollama|vllm|transformers|Chat(?:Anthropic|Groq|Mistral\w*|Google\w*|Cohere)|aws_\w+|tokenizers?)\b/i;

/** The variables that hold the keys of well-known services. */
const keyVariable = /\b([A-Z][A-Z\d_]*?)_(?:API_)?(?:KEY|TOKEN)\b/g;
const otherServices =
  /(?:^|_)(?:GROQ|MISTRAL|COHERE|CO|GEMINI|GOOGLE|DEEPSEEK|TOGETHER|FIREWORKS|PERPLEXITY|XAI|HF|HUGGINGFACE|REPLICATE|AWS|AZURE\w*|OPENROUTER|ELEVENLABS|DEEPGRAM|CEREBRAS|NVIDIA|VOYAGE|JINA|TAVILY|SERPAPI|PINECONE|WEAVIATE|LANGSMITH|LANGFUSE)$/;

/**
 * The passages of the docs that say something of this gateway today: none of history, none of calls to others, and of a
 * sample that calls no address none that shows somebody else's client or key.
 */
export function claimingPassages(edition: Edition): Passage[] {
  const isOurs = ownAddresses(edition);
  const all = edition.docs === null ? [] : passagesOf(edition.docs);
  const known = new Map<string, Whose>();
  const own = new Set(ownNames(edition));
  const isSpoken = speaksOf(edition);
  const whose = (sample: string): Whose => {
    const found = known.get(sample) ?? whoseSample(sample, isOurs, isSpoken, own);
    known.set(sample, found);
    return found;
  };
  // What our own samples call their key is ours, whatever it is called.
  for (const { sample } of all) {
    if (sample !== '' && !known.has(sample) && whose(sample) === 'ours')
      for (const name of keysOf(sample)) own.add(name);
  }
  known.clear();
  return all.filter(({ section, sample }) => {
    if (section.path.some((heading) => elsewhere.test(heading))) return false;
    const isOther = section.path.some((heading) => others.test(heading));
    return sample === '' ? !isOther : whose(sample) === 'ours' || (!isOther && whose(sample) === 'nobody');
  });
}

/** Who a sample speaks of: `nobody` where it calls no address and names nobody's key. */
type Whose = 'ours' | 'others' | 'nobody';

/** Whether the API has what the clients of OpenAI and Anthropic call: if not, a sample with one of them is not of it. */
function speaksOf({ api }: Edition): boolean {
  const called = /\/(?:chat\/completions|completions|responses|messages|embeddings|images\/\w+|audio\/\w+)$/;
  return api === null || listOperations(api.spec).some(({ path }) => called.test(path));
}

function whoseSample(
  sample: string,
  isOurs: (url: string) => boolean,
  isSpoken: boolean,
  own: ReadonlySet<string>,
): Whose {
  if (sample === '') return 'nobody';
  const called = addressesCalled(sample);
  if (called.length > 0) return called.some(isOurs) ? 'ours' : 'others';
  const keys = keysOf(sample);
  const isOwn = keys.some((name) => own.has(name) || [...own].some((one) => name.startsWith(`${one}_`)));
  if (isOwn) return 'nobody';
  if (!isSpoken && /\b(?:openai|anthropic)\b/i.test(sample)) return 'others';
  return otherClients.test(sample) || keys.some((name) => otherServices.test(name)) ? 'others' : 'nobody';
}

/** `ACME` of `ACME_API_KEY`. */
function keysOf(sample: string): string[] {
  return [...sample.matchAll(keyVariable)].map((match) => match[1] ?? '');
}

/** The addresses that code calls or is pointed at: on the line of the call, or on the lines that it goes on. */
export function addressesCalled(code: string): string[] {
  const lines = code.replaceAll('\\\n', ' ').split('\n');
  return lines
    .filter(
      (line) =>
        line.includes('://') && calling.test(line) && !data.test(line.slice(0, line.search(/https?:/))),
    )
    .flatMap((line) => (line.match(address) ?? []).slice(0, 1));
}

/** Services of others that docs of a gateway speak of; ours may be one of them, and is then among the servers. */
const vendors =
  /(?:^|\.)(?:openai\.com|anthropic\.com|googleapis\.com|groq\.com|mistral\.ai|openrouter\.ai|azure\.com|amazonaws\.com|deepseek\.com|x\.ai|cohere\.(?:ai|com)|together\.xyz)$/;
const placeholder =
  /(?:^|[.-])(?:example|your[\w-]*|my|my-?(?:app|api|company|domain|server|service|site|proxy|org)|any[\w-]*|acme-proxy|proxy|company|domain)(?:[.-]|$)/i;

/** Whether an address is this gateway's: at a server of the spec, or on the site of one. */
export function ownAddresses({ api }: Edition): (url: string) => boolean {
  const servers = api === null ? [] : addressesOf(api.spec);
  const sites = new Set(servers.map(siteOf));
  return (url) => {
    if (servers.some((server) => isAtServer(url, server))) return true;
    const host = hostOf(url);
    if (isLocal(url) || /[\\$]/.test(url)) return false;
    if (vendors.test(host) || placeholder.test(host)) return false;
    return sites.size === 0 || sites.has(siteOf(url));
  };
}

function hostOf(url: string): string {
  return originOf(url).replace(/^https?:\/\/|:\d+$/g, '');
}

function siteOf(url: string): string {
  return hostOf(url).split('.').slice(-2).join('.');
}

/** `ACME` of `https://api.acme.example`: what the names of a gateway's own variables begin with. */
export function ownNames({ api }: Edition): string[] {
  const hosts = api === null ? [] : addressesOf(api.spec).map(hostOf);
  return hosts
    .flatMap((host) => host.split('.').slice(-2, -1))
    .map((label) => label.toUpperCase().replaceAll('-', '_'));
}
