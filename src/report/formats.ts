import type { Comparison } from '../changes/comparison.ts';
import type { PageInput } from './html/page-input.ts';

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

/** What every format says of itself. */
interface FormatFacts {
  readonly description: string;
  /** Of a file that holds it, without the dot. */
  readonly extension: string;
}

/** One way to render a comparison. Its code is only loaded when it is asked for: a run has use for one or two. */
export interface Format extends FormatFacts {
  readonly load: () => Promise<Render>;
}

/** One way to render an edition. */
export interface PageFormat extends FormatFacts {
  readonly load: () => Promise<RenderPage>;
}

/** Every format that needs nothing but a comparison, by the name that `--report` takes. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'terminal',
    {
      description: 'text for a terminal',
      extension: 'txt',
      load: async () => (await import('./terminal.ts')).terminalReport,
    },
  ],
  [
    'markdown',
    {
      description: 'for a step summary or a file, up to 900 kB',
      extension: 'md',
      load: async () => {
        const { markdownReport } = await import('./markdown.ts');
        return (comparison) => markdownReport(comparison);
      },
    },
  ],
  [
    'pull-request',
    {
      description: 'the same Markdown, cut for the body of a pull request',
      extension: 'md',
      load: async () => {
        const { markdownLimits, markdownReport } = await import('./markdown.ts');
        return (comparison) => markdownReport(comparison, { maxCharacters: markdownLimits.pullRequest });
      },
    },
  ],
  [
    'json',
    {
      description: 'for programs: the comparison itself',
      extension: 'json',
      load: async () => (await import('./json.ts')).jsonReport,
    },
  ],
  [
    'github',
    {
      description: 'annotations for GitHub Actions',
      extension: 'txt',
      load: async () => (await import('./github.ts')).githubReport,
    },
  ],
  [
    'junit',
    {
      description: 'JUnit XML: what breaks is a failed test',
      extension: 'xml',
      load: async () => (await import('./junit.ts')).junitReport,
    },
  ],
  [
    'sarif',
    {
      description: 'SARIF 2.1.0 with positions, for code scanning',
      extension: 'sarif',
      load: async () => (await import('./sarif.ts')).sarifReport,
    },
  ],
  [
    'changelog',
    {
      description: 'a section for CHANGELOG.md',
      extension: 'md',
      load: async () => {
        const { changelogReport } = await import('./changelog.ts');
        return (comparison) => changelogReport(comparison);
      },
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
      load: async () => (await import('./html/page.ts')).htmlReport,
    },
  ],
  [
    'atom',
    {
      description: 'a feed of the history',
      extension: 'xml',
      load: async () => {
        const { atomReport } = await import('./atom.ts');
        return ({ history, site }) => atomReport(history, { site });
      },
    },
  ],
]);
