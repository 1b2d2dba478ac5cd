import type { Comparison } from '../changes/comparison.ts';
import { changelogReport } from './changelog.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownLimits, markdownReport } from './markdown.ts';
import { sarifReport } from './sarif.ts';
import { terminalReport } from './terminal.ts';

/** The code of each format that renders a comparison; `formats.ts` has their rows. */
export const renderers = {
  terminal: terminalReport,
  markdown: (comparison: Comparison) => markdownReport(comparison),
  'pull-request': (comparison: Comparison) =>
    markdownReport(comparison, { maxCharacters: markdownLimits.pullRequest, folds: true }),
  json: jsonReport,
  github: githubReport,
  junit: junitReport,
  sarif: sarifReport,
  changelog: (comparison: Comparison) => changelogReport(comparison),
};
