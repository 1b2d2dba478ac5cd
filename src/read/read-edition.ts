import { digestOf } from '../base/digest.ts';
import type { Document, DocumentName } from '../base/document.ts';
import { InvalidDocuments } from '../base/failure.ts';
import { type Problem, type Reading, warningAt } from '../base/problem.ts';
import type { Gap } from '../catalog/coverage.ts';
import type { Gateway } from '../gateway/schema.ts';
import { checkServers } from '../openapi/check-servers.ts';
import type { OpenApiUse } from '../openapi/fault.ts';
import { decode } from './decode.ts';
import type { DocumentKind, Edition, Origin } from './edition.ts';
import { detectKind, isJsonCatalog } from './kind.ts';
import { withExactCounts } from './live-catalog.ts';
import type { CatalogMapping } from './mapping.ts';
import { proposalLines } from './proposal-lines.ts';
import { proposeMapping } from './propose-mapping.ts';
import { type EditionPart, readAs } from './read-as.ts';

/** What an edition is besides its documents. */
export interface EditionContext {
  readonly date: string | null;
  readonly origin: Origin;
  /** Whose documents these are; the default gateway's unless given. */
  readonly gateway?: Gateway | undefined;
  /** Makes every warning an error. */
  readonly strict?: boolean;
  /** Kinds of documents whose names do not say them, or say another one. */
  readonly kinds?: ReadonlyMap<DocumentName, DocumentKind>;
  /** How the catalog is read where that cannot be guessed. */
  readonly mapping?: CatalogMapping | undefined;
  /** What the API is read for: to generate from it, unless a person names files to compare. */
  readonly use?: OpenApiUse;
}

/**
 * Reads all documents of one moment. Every document is read to its end before anything is said, and a part whose
 * document is not among them is `null`.
 *
 * `onDocument` is told each name before its document is read, so that whoever stops the reading knows where it was.
 *
 * @throws {InvalidDocuments} with the problems of all documents, warnings too, when one of them is an error.
 */
export function readEdition(
  documents: readonly Document[],
  context: EditionContext,
  onDocument: (name: DocumentName) => void = () => {},
): Edition {
  const readings = documents.map((document) => {
    onDocument(document.name);
    return { name: document.name, ...readDocument(document, context) };
  });
  const problems = readings.flatMap((reading) => [
    ...reading.problems,
    ...(context.strict === true ? gapProblems(reading) : []),
  ]);
  refuseErrors(problems, context.strict ?? false, documents);
  return {
    date: context.date,
    origin: context.origin,
    ...(context.gateway !== undefined && { gateway: context.gateway }),
    digests: Object.fromEntries(documents.map(({ name, bytes }) => [name, digestOf(bytes)])),
    ...assemble(readings),
    problems,
  };
}

interface NamedReading extends Reading<EditionPart> {
  readonly name: DocumentName;
}

/**
 * Gaps that are no problem by themselves, and that a strict reading does not let pass: fields and list items that nobody
 * gave a meaning, tables and lists about no model. The configuration can name them.
 */
function gapProblems({ name, value }: NamedReading): Problem[] {
  const gaps = value?.part === 'catalog' ? (value.catalog.coverage?.gaps ?? []) : [];
  const passed = (wanted: readonly Gap['what'][], fate: Gap['fate']): Gap[] =>
    gaps.filter((gap) => gap.fate === fate && !gap.known && wanted.includes(gap.what));
  return [
    ...gapProblem(name, passed(['field'], 'passedOver'), unnamedFields),
    ...gapProblem(name, passed(['item'], 'passedOver'), unnamedItems),
    ...gapProblem(name, passed(['table', 'list'], 'notModels'), unnamedTables),
  ];
}

const unnamedFields =
  'fields with a meaning; one that says nothing new is named so in catalog.json.fields of the configuration: "nothing new", or in catalog.known';
const unnamedItems =
  'items that say a fact of their model under a name that we know, or that catalog.known names';
const unnamedTables =
  'tables and lists of models; those about something else are named in the configuration: in catalog.known, or in catalog.tables with "skip": true';

function gapProblem(name: DocumentName, passed: readonly Gap[], expected: string): Problem[] {
  const [first] = passed;
  if (first === undefined) return [];
  const names = passed.slice(0, 5).map((gap) => `${gap.name} (${gap.parts})`);
  const seen = `${names.join(', ')}${passed.length > 5 ? `, … (${passed.length} in all)` : ''}`;
  return [warningAt(name, first.line === null ? null : { line: first.line }, seen, expected)];
}

function readDocument(document: Document, context: EditionContext): Reading<EditionPart> {
  const text = decode(document.bytes, document.name);
  if (text.value === null) return { value: null, problems: text.problems };
  const kind = context.kinds?.get(document.name) ?? kindOf(document.name, text.value, context);
  const reading = readAs(kind, text.value, document.name, {
    use: context.use,
    mapping: mappingFor(document.name, context),
    isYaml: document.format === 'yaml',
    gateway: context.gateway,
  });
  if (reading.value?.part !== 'api' || context.use === 'compare') return reading;
  const doubts = checkServers(reading.value.api, document.finalAddress);
  return { ...reading, problems: [...reading.problems, ...doubts] };
}

/** The mapping is of the published catalog; the live one is the API's own answer. */
function mappingFor(name: DocumentName, { mapping }: EditionContext): CatalogMapping | undefined {
  return name === 'models' ? mapping : undefined;
}

/** A document is what its name says; only the catalog may come in several shapes. */
function kindOf(name: DocumentName, text: string, { mapping }: EditionContext): DocumentKind {
  if (name === 'openapi') return 'openapi';
  if (name === 'docs') return 'docs-md';
  if (name === 'live-catalog') return 'models-json';
  if (name !== 'models') return 'facts-md';
  const kind = catalogKind(text);
  if (mapping?.json === undefined || !/^\s*[{[]/.test(text)) return kind;
  // JSON that only the configuration knows is read as it says; what it leaves out is as the known kind has it.
  return mapping.json.list === undefined && isJsonCatalog(kind) ? kind : 'models-json';
}

function catalogKind(text: string): DocumentKind {
  const kind = detectKind(text);
  return kind !== null && isJsonCatalog(kind) ? kind : 'models-md';
}

function refuseErrors(problems: readonly Problem[], strict: boolean, documents: readonly Document[]): void {
  const judged = strict ? problems.map((problem) => ({ ...problem, severity: 'error' as const })) : problems;
  if (!judged.some((problem) => problem.severity === 'error')) return;
  throw new InvalidDocuments(judged, { advice: mappingAdvice(problems, documents) ?? undefined });
}

/** The lines of a configuration that would read a catalog that is refused. */
function mappingAdvice(problems: readonly Problem[], documents: readonly Document[]): string | null {
  const errors = problems.filter(({ document, severity }) => document === 'models' && severity === 'error');
  const catalog = documents.find(({ name }) => name === 'models');
  const text = catalog === undefined || errors.length === 0 ? null : decode(catalog.bytes, 'models').value;
  const lines = errors.flatMap(({ line }) => line ?? []);
  const proposal = text === null ? null : proposeMapping(text, lines);
  if (proposal === null) return null;
  const lead = 'These lines of the configuration would read it, once a person has decided each …:';
  return [lead, ...proposalLines(proposal).map((line) => `  ${line}`)].join('\n');
}

type Parts = Pick<Edition, 'catalog' | 'live' | 'api' | 'docs' | 'facts'>;

/** The catalog is that of `models`, made exact by the live one, which stands in where there is no other. */
function assemble(readings: readonly NamedReading[]): Parts {
  const parts = readings.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  const catalogs = parts.flatMap(({ name, value }) => (value.part === 'catalog' ? [{ name, ...value }] : []));
  const published = catalogs.find(({ name }) => name !== 'live-catalog')?.catalog;
  const live = catalogs.find(({ name }) => name === 'live-catalog')?.catalog;
  return {
    catalog: published && live ? withExactCounts(published, live) : (published ?? live ?? null),
    ...(live !== undefined && { live }),
    api: parts.flatMap(({ value }) => (value.part === 'api' ? [value.api] : []))[0] ?? null,
    docs: parts.flatMap(({ value }) => (value.part === 'docs' ? [value.docs] : []))[0] ?? null,
    facts: new Map(
      parts.flatMap(({ name, value }) => (value.part === 'facts' ? [[name, value.facts] as const] : [])),
    ),
  };
}
