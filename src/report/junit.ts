import type { Change, Comparison } from '../changes/comparison.ts';
import { acceptFlag } from './advice.ts';
import { billLine, billTitle } from './bill.ts';
import { headlineText } from './headline.ts';
import { placeText } from './message.ts';
import { type Section, sectionsOf, sectionTitle, severityTitles } from './sections.ts';
import { usedAtText } from './used.ts';
import { xmlText } from './xml-encoder.ts';

export interface JunitOptions {
  /** The file of a document within the repository; a case of a document without one names none. */
  readonly fileOf?: (document: string) => string | null;
}

/**
 * The comparison as JUnit XML, for CI systems that show test results: a suite for each section and a case for each
 * change, failed when it is breaking. What holds an edition is a failed case too, and what did not change one passed.
 * GitLab's reader leads to the `file` of a case.
 */
export function junitReport(comparison: Comparison, { fileOf = () => null }: JunitOptions = {}): string {
  const suites = [
    heldSuite(comparison),
    ...sectionsOf(comparison.changes).map((section) => sectionSuite(section, fileOf)),
    billSuite(comparison),
    unchangedSuite(comparison),
  ];
  const told = suites.filter(({ cases }) => cases.length > 0);
  const name = xmlText(headlineText(comparison));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}" ${totals(told.flatMap(({ cases }) => cases))} time="0">\n${told
    .map(suiteXml)
    .join('')}</testsuites>\n`;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly className: string;
  readonly file?: string | null;
  /** Type, sentence and place of a failed case. */
  readonly failure: { readonly type: string; readonly message: string; readonly detail: string } | null;
}

function heldSuite({ held }: Comparison): Suite {
  const cases = held.map((reason): Case => {
    const message = `${reason.seen} (limit: ${reason.limit})`;
    const failure = {
      type: reason.rule,
      message,
      detail: acceptFlag(reason) === '' ? '' : `To accept it: ${acceptFlag(reason)}`,
    };
    return { name: reason.seen, className: 'held', failure };
  });
  return { name: 'Held', cases };
}

type FileOf = NonNullable<JunitOptions['fileOf']>;

function sectionSuite({ severity, group, unused, changes }: Section, fileOf: FileOf): Suite {
  return {
    name: `${severityTitles[severity]}: ${sectionTitle({ group, unused })}`,
    cases: changes.map((change) => changeCase(change, fileOf)),
  };
}

function changeCase(change: Change, fileOf: FileOf): Case {
  const { kind, message, severity, area, at, usedAt = [] } = change;
  const places = usedAt.map((place) => `used at ${usedAtText(place)}`);
  const detail = [...(at === null ? [] : [placeText(at)]), ...places].join('; ');
  return {
    name: message,
    className: `${area}.${kind}`,
    file: at && fileOf(at.document),
    failure: severity === 'breaking' ? { type: kind, message, detail } : null,
  };
}

/** What a usage costs is told as a case that passes. */
function billSuite({ bill }: Comparison): Suite {
  const cases = bill === undefined ? [] : [{ name: billLine(bill), className: 'bill', failure: null }];
  return { name: billTitle, cases };
}

/** An edition without changes has a case all the same: some CI systems take a file without cases for a failure. */
function unchangedSuite({ changes, held }: Comparison): Suite {
  const quiet = changes.length === 0 && held.length === 0;
  return {
    name: 'Comparison',
    cases: quiet ? [{ name: 'nothing changed', className: 'comparison', failure: null }] : [],
  };
}

function suiteXml({ name, cases }: Suite): string {
  return `  <testsuite name="${xmlText(name)}" ${totals(cases)} skipped="0" time="0">\n${cases.map(caseXml).join('')}  </testsuite>\n`;
}

function caseXml({ name, className, file = null, failure }: Case): string {
  const place = file === null ? '' : ` file="${xmlText(file)}"`;
  const start = `    <testcase name="${xmlText(name)}" classname="${xmlText(className)}"${place} time="0"`;
  if (failure === null) return `${start}/>\n`;
  const { type, message, detail } = failure;
  return `${start}>\n      <failure type="${xmlText(type)}" message="${xmlText(message)}">${xmlText(detail)}</failure>\n    </testcase>\n`;
}

/** The schema of Jenkins' reader asks every suite for its `errors`; comparing takes no time that anybody measures. */
function totals(cases: readonly Case[]): string {
  const failures = cases.filter(({ failure }) => failure !== null).length;
  return `tests="${cases.length}" failures="${failures}" errors="0"`;
}
