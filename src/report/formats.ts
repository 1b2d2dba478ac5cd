import type { Comparison } from '../judge/comparison.ts';
import { atomReport } from './atom.ts';
import { changelogReport } from './changelog.ts';
import { githubReport } from './github.ts';
import { htmlReport } from './html/page.ts';
import type { PageInput } from './html/page-input.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownLimits, markdownReport } from './markdown.ts';
import { sarifReport } from './sarif.ts';
import { terminalReport } from './terminal.ts';

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

/** What every format says of itself. */
interface FormatFacts {
  readonly description: string;
  /** Of a file that holds it, without the dot. */
  readonly extension: string;
}

/** One way to render a comparison. */
export interface Format extends FormatFacts {
  readonly render: (comparison: Comparison, options: RenderOptions) => string;
}

/** One way to render an edition: the comparison with the catalog and the history around it. */
export interface PageFormat extends FormatFacts {
  readonly render: (input: PageInput) => string;
}

/** Every format that needs nothing but a comparison, by the name that `--report` takes. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['terminal', { description: 'text for a terminal', extension: 'txt', render: terminalReport }],
  [
    'markdown',
    {
      description: 'for a step summary or a file, up to 900 kB',
      extension: 'md',
      render: (comparison) => markdownReport(comparison),
    },
  ],
  [
    'pull-request',
    {
      description: 'the same Markdown, cut for the body of a pull request',
      extension: 'md',
      render: (comparison) => markdownReport(comparison, { maxCharacters: markdownLimits.pullRequest }),
    },
  ],
  ['json', { description: 'for programs: the comparison itself', extension: 'json', render: jsonReport }],
  ['github', { description: 'annotations for GitHub Actions', extension: 'txt', render: githubReport }],
  [
    'junit',
    { description: 'JUnit XML: what breaks is a failed test', extension: 'xml', render: junitReport },
  ],
  [
    'sarif',
    { description: 'SARIF 2.1.0 with positions, for code scanning', extension: 'sarif', render: sarifReport },
  ],
  [
    'changelog',
    {
      description: 'a section for CHANGELOG.md',
      extension: 'md',
      render: (comparison) => changelogReport(comparison),
    },
  ],
]);

/** Every format that shows more than a comparison, by the name that `--report` takes. */
export const pageFormats: ReadonlyMap<string, PageFormat> = new Map<string, PageFormat>([
  [
    'html',
    {
      description: 'one self-contained page: changes, catalog, price history and log',
      extension: 'html',
      render: htmlReport,
    },
  ],
  [
    'atom',
    {
      description: 'a feed of the history',
      extension: 'xml',
      render: ({ history, site }) => atomReport(history, { site }),
    },
  ],
]);
