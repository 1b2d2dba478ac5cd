import fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { atomReport } from '../../src/report/atom.ts';
import { changelogReport } from '../../src/report/changelog.ts';
import { formats, pageFormats } from '../../src/report/formats.ts';
import { junitReport } from '../../src/report/junit.ts';
import { sarifReport } from '../../src/report/sarif.ts';
import { changeOf, comparisonOf, manyChanges } from './comparisons.ts';
import { cases, expectGolden, readComparison } from './golden.ts';
import { hostileComparison } from './hostile.ts';
import { typicalPage } from './page-input.ts';

const site = 'https://router.one';

describe('the JUnit report', () => {
  it.each(cases)('of %s is as accepted', async (name) => {
    await expectGolden(name, 'expected.junit.xml', junitReport(readComparison(name)));
  });

  it('stays XML, whatever the documents say', () => {
    fc.assert(fc.property(hostileComparison, (comparison) => expectXml(junitReport(comparison))));
  });

  it.each(cases)('of %s has what the schema of Jenkins’ reader asks for', (name) => {
    const text = junitReport(readComparison(name));
    const suites = [...text.matchAll(/<testsuite ([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(suites.length).toBeGreaterThan(0);
    const wanted = /^name="[^"]+" tests="\d+" failures="\d+" errors="0" skipped="0" time="0"$/;
    expect(suites.filter((attributes) => !wanted.test(attributes ?? ''))).toEqual([]);
    const testCase = /<testcase (?!name="[^"]+" classname="[^"]+" time="0"\/?>)/;
    expect(text).not.toMatch(testCase);
  });

  it('names the file of each document that has one', () => {
    const changes = [
      changeOf({ at: { document: 'models', line: 3 } }),
      changeOf({ at: { document: 'docs', line: 9 } }),
      changeOf({ at: null }),
    ];
    const fileOf = (document: string) => (document === 'models' ? 'packages/a&b/models.md' : null);
    const text = junitReport(comparisonOf(changes), { fileOf });
    expect([...text.matchAll(/ file="([^"]*)"/g)].map(([, file]) => file)).toEqual([
      'packages/a&amp;b/models.md',
    ]);
  });

  it('fails for what is breaking and for nothing else', () => {
    const { counts } = readComparison('typical');
    const text = junitReport(readComparison('typical'));
    expect(text.match(/<failure /g)).toHaveLength(counts.breaking);
    expect(text).toContain(
      `tests="${readComparison('typical').changes.length}" failures="${counts.breaking}"`,
    );
  });
});

describe('the SARIF report', () => {
  it.each(cases)('of %s is as accepted', async (name) => {
    await expectGolden(name, 'expected.sarif', sarifReport(readComparison(name), { toolVersion: '1.0.0' }));
  });

  it('names each rule once, and each result its rule, its place and its fingerprint', () => {
    const { changes } = readComparison('typical');
    const [run] = JSON.parse(sarifReport(readComparison('typical'))).runs;
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const result of run.results) expect(ids[result.ruleIndex]).toBe(result.ruleId);
    const removed = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'catalog/model-removed');
    expect(removed.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'models' },
      region: { startLine: 1 },
    });
    expect(removed.message.text).toContain(`(line ${changes[0]?.at?.line} of the edition before)`);
    expect(removed.partialFingerprints).toEqual({ 'change/v1': changes[0]?.fingerprint });
  });

  it.each(cases)('of %s gives each result a place, without which code scanning refuses them all', (name) => {
    for (const fileOf of [undefined, () => null]) {
      const [run] = JSON.parse(sarifReport(readComparison(name), fileOf && { fileOf })).runs;
      for (const { locations } of run.results) {
        expect(locations).toEqual([
          {
            physicalLocation: {
              artifactLocation: { uri: expect.stringMatching(/^[!-~]+$/) },
              region: expect.objectContaining({ startLine: expect.toSatisfy((line) => line >= 1) }),
            },
          },
        ]);
      }
    }
  });

  it('has at most 5,000 results and says how many it left out', () => {
    const [run] = JSON.parse(sarifReport(comparisonOf(manyChanges(5100)))).runs;
    expect(run.results).toHaveLength(5000);
    expect(run.properties).toEqual({ resultsLeftOut: 100 });
  });
});

describe('the Atom feed', () => {
  it('is as accepted', async () => {
    const catalogAddress = `${site}/models.md`;
    await expectGolden(
      'typical',
      'expected.atom.xml',
      atomReport(typicalPage().history, { site, catalogAddress }),
    );
  });

  it('stays XML, whatever the documents say', () => {
    fc.assert(
      fc.property(hostileComparison, ({ changes, notes }) => {
        const entry = {
          schemaVersion: 1 as const,
          date: '2026-09-11',
          from: null,
          to: 'sha256:0',
          sources: {},
          changes,
        };
        expectXml(atomReport([entry, entry], { site: notes.join('') }));
      }),
    );
  });

  it('keeps editions of one day apart whose catalog is the same', () => {
    const entry = { schemaVersion: 1 as const, date: '2026-09-11', from: null, to: 'sha256:0', sources: {} };
    const text = (times: number) =>
      atomReport(
        Array.from({ length: times }, () => ({ ...entry, changes: [] })),
        { site },
      );
    const idsOf = (feed: string) => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id).slice(1);
    expect(new Set(idsOf(text(60))).size).toBe(50);
    // What a reader has seen keeps its id when an edition follows.
    expect(idsOf(text(3)).slice(1)).toEqual(idsOf(text(2)));
  });

  it('leads to the catalog where that is published, and to no made-up address', () => {
    const { history } = typicalPage();
    const catalogAddress = 'https://api.acme.example/v1/models?all=1&x=2';
    expect(atomReport(history, { site, catalogAddress })).toContain(
      '    <link rel="alternate" href="https://api.acme.example/v1/models?all=1&amp;x=2"/>',
    );
    expect(atomReport(history, { site })).not.toContain('models.md');
  });

  it('has an id of its own for each edition, newest first', () => {
    const text = atomReport(typicalPage().history, { site });
    const ids = [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids[1]).toContain('2026-09-11');
  });
});

describe('the changelog section', () => {
  it.each(cases)('of %s is as accepted', async (name) => {
    await expectGolden(
      name,
      'expected.changelog.md',
      changelogReport(readComparison(name), { version: '2.0.0' }),
    );
  });

  it('holds no link and no HTML, whatever the documents say', () => {
    const parser = remark().use(remarkGfm);
    fc.assert(
      fc.property(hostileComparison, (comparison) => {
        const kinds = JSON.stringify(parser.parse(changelogReport(comparison)).children).match(
          /"type":"[a-zA-Z]+"/g,
        );
        const known = ['heading', 'paragraph', 'list', 'listItem', 'text', 'inlineCode'].map(
          (type) => `"type":"${type}"`,
        );
        expect([...new Set(kinds)].filter((kind) => !known.includes(kind))).toEqual([]);
      }),
    );
  });
});

describe('the tables of formats', () => {
  it.each([...formats])('render %s from a comparison', async (_, { extension, load }) => {
    const render = await load();
    expect(render(readComparison('typical'), { color: false, width: 100 })).toMatch(/\S[\s\S]*\n$/);
    expect(extension).toMatch(/^[a-z]+$/);
  });

  it.each([...pageFormats])('render %s from an edition with its history', async (_, { extension, load }) => {
    const render = await load();
    expect(render(typicalPage())).toMatch(/\S[\s\S]*\n$/);
    expect(extension).toMatch(/^[a-z]+$/);
  });
});

/** Well-formed: every tag closed in its turn, every `&` a known reference, every character one that XML may have. */
function expectXml(text: string): void {
  const open: string[] = [];
  for (const [, close, name = '', selfClosed] of text.matchAll(
    /<(\/?)([A-Za-z]+)(?:\s[a-z]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (close === '/') expect(open.pop()).toBe(name);
    else if (selfClosed !== '/') open.push(name);
  }
  expect(open).toEqual([]);
  const bare = text
    .replace(/^<\?xml [^>]*\?>/, '')
    .replace(/<\/?[A-Za-z]+(?:\s[a-z]+="[^"<]*")*\s*\/?>/g, '');
  expect(bare).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)|[\ufffe\uffff]|(?!\n)\p{Cc}/u);
}
