import type { Comparison } from '../changes/comparison.ts';
import type { PageInput } from './html/page.ts';

/** What a report is rendered for. */
export interface RenderOptions {
  readonly color: boolean;
  /** Columns, for formats that are laid out. */
  readonly width: number;
  /** The file of a document within the repository, for formats that point into files; `null` if it has none. */
  readonly fileOf?: (document: string) => string | null;
  /** The version of this tool, for formats that name it. */
  readonly toolVersion?: string;
}

/** Renders a comparison. */
export type Render = (comparison: Comparison, options: RenderOptions) => string;

/** Renders an edition: the comparison with the catalog and the history around it. */
export type RenderPage = (input: PageInput) => string;

/** One way to render. Its code is only loaded when it is asked for: a run without a report needs none of it. */
export interface Format<Renderer = Render> {
  readonly description: string;
  /** Of a file that holds it, without the dot. */
  readonly extension: string;
  /** What a file begins with or holds if a report of this format wrote it: nothing else is overwritten unasked. */
  readonly mark: RegExp;
  readonly load: () => Promise<Renderer>;
}

const ownPage = /^<!doctype html>[\s\S]{0,200}Content-Security-Policy[\s\S]{0,400}style-src/;

const comparisons = {
  terminal: ['text for a terminal', 'txt', /Version step: |^Nothing |^Baseline|^Held/m],
  markdown: ['for a step summary or a file, up to 900 kB', 'md', /^## /],
  'pull-request': ['the same Markdown, cut for the body of a pull request', 'md', /^## /],
  json: ['for programs: the comparison itself', 'json', /"schemaVersion": 1,[\s\S]*"verdict": /],
  github: ['annotations for GitHub Actions', 'txt', /^::/],
  junit: ['JUnit XML: what breaks is a failed test', 'xml', /<testsuites name="/],
  sarif: ['SARIF 2.1.0 with positions, for code scanning', 'sarif', /"name": "router-one-sync"/],
  // Into anybody's changelog: it gets a section more.
  changelog: ['a section for CHANGELOG.md', 'md', /(?:)/],
} as const;

const pages = {
  html: ['one self-contained page: changes, catalog, price history and log', 'html', ownPage],
  atom: ['a feed of the history', 'xml', /<id>tag:router-one-sync/],
  ics: ['a calendar of the days on which models end', 'ics', /PRODID:-\/\/router-one-sync/],
} as const;

/** Every format that needs nothing but a comparison, by the name that `--report` takes. */
export const formats: ReadonlyMap<string, Format> = formatsOf<keyof typeof comparisons, Render>(
  comparisons,
  async (name) => (await import('./renderers.ts')).renderers[name],
);

/** Every format that shows more than a comparison, by the name that `--report` takes. */
export const pageFormats: ReadonlyMap<string, Format<RenderPage>> = formatsOf<keyof typeof pages, RenderPage>(
  pages,
  async (name) => (await import('./page-renderers.ts')).pageRenderers[name],
);

type Row = readonly [description: string, extension: string, mark: RegExp];

function formatsOf<Name extends string, Renderer>(
  rows: Readonly<Record<Name, Row>>,
  load: (name: Name) => Promise<Renderer>,
): ReadonlyMap<string, Format<Renderer>> {
  const names: Name[] = [];
  for (const name in rows) names.push(name);
  return new Map(
    names.map((name) => {
      const [description, extension, mark] = rows[name];
      return [name, { description, extension, mark, load: () => load(name) }];
    }),
  );
}
