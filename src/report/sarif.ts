import { compareCodePoints } from '../base/code-point-order.ts';
import { fingerprintOf } from '../base/digest.ts';
import { printJson } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { Change, Comparison, Held, UsedAt } from '../changes/comparison.ts';
import { headings } from '../changes/kinds.ts';
import type { Severity } from '../changes/severity.ts';
import { acceptFlag } from './advice.ts';
import { sarifText } from './foreign-text.ts';
import { asidePhrase, placeInFiles } from './message.ts';
import { spell } from './phrase.ts';
import { groupOf } from './sections.ts';

/** What code scanning takes from one run; it refuses a file with more results. */
const maximumResults = 5000;

/** What code scanning shows of the places of one result. */
const maximumPlaces = 100;

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  breaking: 'error',
  notable: 'warning',
  info: 'note',
};

/**
 * Where a result stands that is about no document, or about one without a file. Code scanning refuses a whole log for a
 * single result without a place ("expected at least one location").
 */
const documentOfAll = 'models';

export interface SarifOptions {
  /** The file of a document within the repository. Default, also for `null`: the document's name. */
  readonly fileOf?: (document: string) => string | null;
  /** The version of this tool, for the reader of the log. */
  readonly toolVersion?: string;
}

/** A result as far as this report needs one. */
interface Result {
  readonly ruleId: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly document: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly fingerprint: string;
  /** What the rule is about, in our words. */
  readonly about: string;
  /** Where the repository uses it. */
  readonly usedAt?: readonly UsedAt[];
}

/** The comparison as SARIF 2.1.0: a result for each held reason, change and problem, with its place in the document. */
export function sarifReport(comparison: Comparison, options: SarifOptions = {}): string {
  const all = [
    ...comparison.held.map(heldResult),
    ...comparison.changes.map(changeResult),
    ...comparison.problems.map(problemResult),
  ];
  const results = all.slice(0, maximumResults);
  const rules = [...new Map(results.map(({ ruleId, about }) => [ruleId, about]))].sort(([a], [b]) =>
    compareCodePoints(a, b),
  );
  const ruleIndex = new Map(rules.map(([id], index) => [id, index]));
  const driver = {
    name: 'router-one-sync',
    ...(options.toolVersion === undefined ? {} : { version: options.toolVersion }),
    rules: rules.map(([id, about]) => ({ id, shortDescription: { text: about } })),
  };
  return printJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => sarifResult(result, ruleIndex.get(result.ruleId) ?? -1, options)),
        properties: {
          resultsLeftOut: all.length - results.length,
          ...(comparison.bill !== undefined && { bill: comparison.bill }),
        },
      },
    ],
  });
}

function sarifResult(
  result: Result,
  ruleIndex: number,
  { fileOf = (document) => document }: SarifOptions,
): unknown {
  const { usedAt = [] } = result;
  const document = result.document ?? documentOfAll;
  const file = fileOf(document) ?? document;
  return {
    ruleId: result.ruleId,
    ruleIndex,
    level: result.level,
    message: { text: sarifText(result.text) },
    locations: [{ physicalLocation: physicalLocation(file, result) }],
    ...(usedAt.length > 0 && { relatedLocations: usedAt.slice(0, maximumPlaces).map(relatedLocation) }),
    partialFingerprints: { 'change/v1': result.fingerprint },
  };
}

function relatedLocation({ path, line, column }: UsedAt, index: number): unknown {
  return {
    id: index,
    message: { text: 'Used here' },
    physicalLocation: physicalLocation(path, { line, column }),
  };
}

function physicalLocation(file: string, { line, column }: Pick<Result, 'line' | 'column'>): unknown {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  const region = { startLine: line ?? 1, ...(column === null ? {} : { startColumn: column }) };
  return { artifactLocation: { uri }, region };
}

function heldResult(held: Held): Result {
  return {
    ruleId: `held/${held.rule}`,
    level: 'error',
    text: `${held.seen} (limit: ${held.limit}).${acceptFlag(held) === '' ? '' : ` To accept it: ${acceptFlag(held)}`}`,
    document: null,
    line: null,
    column: null,
    fingerprint: fingerprintOf([held.rule, held.subject]),
    about: 'An edition that looks wrong waits for a person',
  };
}

function changeResult(change: Change): Result {
  const { place, words } = change.at === null ? { place: null, words: '' } : placeInFiles(change.at);
  return {
    ruleId: `${change.area}/${change.kind}`,
    level: levels[change.severity],
    text: `${change.message}${words}${spell(asidePhrase(change), (text) => text)}`,
    usedAt: change.usedAt ?? [],
    document: place?.document ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    fingerprint: change.fingerprint,
    about: headings[groupOf(change)],
  };
}

function problemResult({ document, line, column, seen, expected, severity }: Problem): Result {
  return {
    ruleId: 'documents/unreadable',
    level: severity,
    text: `seen ${seen}, expected ${expected}`,
    document,
    line,
    column,
    fingerprint: fingerprintOf([document, seen, expected]),
    about: 'A part of a document could not be read',
  };
}
