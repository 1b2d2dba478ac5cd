import { describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../src/changes/comparison.ts';
import { reaches } from '../../src/judge/fail-on.ts';
import { slackMessage } from '../../src/report/chat/slack.ts';
import { githubReport } from '../../src/report/github.ts';
import { headlineText } from '../../src/report/headline.ts';
import { htmlReport } from '../../src/report/html/page.ts';
import { jsonReport } from '../../src/report/json.ts';
import { junitReport } from '../../src/report/junit.ts';
import { markdownReport } from '../../src/report/markdown.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { sectionsOf, sectionTitle } from '../../src/report/sections.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { findUses } from '../../src/uses/find-uses.ts';
import { listFiles } from '../../src/uses/source-files.ts';
import { askedBy, withUses } from '../../src/uses/used-changes.ts';
import { noApi } from '../../src/uses/worse-operations.ts';
import { changeOf, comparisonOf } from '../report/comparisons.ts';
import { modelOf } from './known.ts';
import { treeOf } from './tree.ts';

const removed = (id: string) =>
  changeOf({
    kind: 'model-removed',
    severity: 'breaking',
    subject: id,
    from: modelOf({ id }),
    message: `${id}: removed`,
  });
const life = (successor: string | null) => ({ status: 'deprecated', deprecation: { date: null, successor } });
const gone = changeOf({
  area: 'api',
  kind: 'api-removed-without-deprecation',
  severity: 'breaking',
  subject: 'POST /v1/embeddings',
  message: 'POST /v1/embeddings: removed',
});
const address = changeOf({
  area: 'facts',
  kind: 'base-url-changed',
  severity: 'breaking',
  subject: 'Base URL',
  from: 'https://a.example',
  to: 'https://b.example',
  message: 'Base URL: changed',
});
const comparison = comparisonOf([
  removed('acme/quiet'),
  removed('acme/rook-2'),
  gone,
  changeOf({
    kind: 'model-deprecated',
    subject: 'acme/owl-1',
    field: 'deprecation',
    from: { status: 'active', deprecation: null },
    to: life('acme/owl-2'),
    message: 'acme/owl-1: deprecated',
  }),
  changeOf({
    kind: 'model-added',
    subject: 'acme/owl-2',
    to: modelOf({ id: 'acme/owl-2' }),
    message: 'acme/owl-2: added',
  }),
]);

const tree = {
  'src/chat.ts': `const a = 'acme/rook-2';\nconst b = ['acme/rook-2', "acme/rook-2-mini", 'acme/owl-2'];\n`,
  'config.yaml': 'model: acme/rook-2\nsmall: acme/owl-1\n',
  'call.sh': 'curl https://api.example/v1/embeddings\n',
};

async function used(files: Readonly<Record<string, string>> = tree) {
  const cwd = treeOf(files);
  const asked = askedBy(comparison, { models: [modelOf({ id: 'acme/owl-1' })], api: noApi });
  const query = { today: '2026-10-07', all: true, added: null, maxBytes: 1e6, except: [], ignores: [] };
  return withUses(comparison, findUses(await listFiles([], cwd), { ...asked, ...query }));
}

const placesOf = (found: typeof comparison) =>
  new Map(
    found.changes.map(({ subject, usedAt }) => [
      subject,
      usedAt?.map(({ path, line }) => `${path.split('/').at(-1)}:${line}`),
    ]),
  );

describe('what changed, where it is used', () => {
  it('is found for what goes, ends or breaks, and not for what comes', async () => {
    expect(placesOf(await used())).toEqual(
      new Map([
        ['acme/rook-2', ['config.yaml:1', 'chat.ts:1', 'chat.ts:2']],
        ['POST /v1/embeddings', ['call.sh:1']],
        ['acme/quiet', []],
        ['acme/owl-1', ['config.yaml:2']],
        ['acme/owl-2', undefined],
      ]),
    );
  });

  it('stands above what nothing here uses, and the headline counts it', async () => {
    const found = await used();
    expect(headlineText(found)).toContain('2 of the 3 breaking changes touch this repository.');
    const titles = sectionsOf(found.changes).map((section) => `${section.severity} ${sectionTitle(section)}`);
    expect(titles).toEqual([
      'breaking Removed models',
      'breaking API',
      'breaking Removed models – not used here',
      'notable Deprecation',
      'notable Added models',
    ]);
    expect(headlineText(await used({ 'a.txt': 'nothing' }))).toContain(
      'None of the 3 breaking changes touches this repository.',
    );
    expect(headlineText(comparison)).not.toContain('this repository');
  });

  it('is told in every format of a comparison', async () => {
    const found = await used();
    const page = { comparison: found, models: [], history: [], prices: [], checkedAt: null, site: 'x' };
    const formats = {
      terminal: terminalReport(found, { color: false, width: 110 }).replace(/\s+/g, ' '),
      markdown: markdownReport(found).replaceAll('`', ''),
      slack: slackMessage(found).text.replaceAll('`', ''),
      github: githubReport(found),
      sarif: sarifReport(found),
      html: htmlReport(page).replace(/<[^>]+>/g, ''),
    };
    for (const [name, text] of Object.entries(formats))
      expect(text, name).toMatch(/used in 3 places: \S*config\.yaml:1, /);
    expect(junitReport(found)).toMatch(/used at \S*config\.yaml:1; used at /);
    expect(JSON.parse(sarifReport(found)).runs[0].results[0].relatedLocations).toHaveLength(3);
    const read = comparisonSchema.parse(JSON.parse(jsonReport(found)));
    expect(read.changes.map(({ usedAt }) => usedAt)).toEqual(found.changes.map(({ usedAt }) => usedAt));
  });

  it('decides with --fail-on used: what breaks and is used here, or what no search can find', async () => {
    const none = await used({ 'a.txt': 'acme/rook-2-mini' });
    expect(reaches(none, 'used')).toBe(false);
    expect(reaches(none, 'breaking')).toBe(true);
    expect(reaches(await used(), 'used')).toBe(true);
    expect(reaches({ changes: [...none.changes, address] }, 'used')).toBe(true);
  });
});
