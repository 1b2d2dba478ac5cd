import { configFiles } from '../../src/config/load-config.ts';
import { type ConfigOptions, configText } from './config.ts';
import { syncWorkflow } from './workflow.ts';

/** What a repository gets. */
export interface InitOptions extends ConfigOptions {
  /** Whether it gets a workflow for GitHub. */
  readonly workflow: boolean;
  /** When the workflow runs, in UTC; `null` for the workflow's own time. */
  readonly cron: string | null;
}

/** A file that is written whole, from the root of the repository. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A line that a file must have; the file may be there and hold more. */
export interface NeededLine {
  readonly path: string;
  readonly line: string;
}

export interface InitPlan {
  readonly files: readonly NewFile[];
  readonly lines: readonly NeededLine[];
}

/** The workflow of a repository that has the tool as a dependency. */
export const workflowFile = '.github/workflows/router-one-sync.yml';

/** What is to be written. Nothing here looks at the disk. */
export function planInit(options: InitOptions): InitPlan {
  const { out, workflow, cron } = options;
  const config = { path: configFileOf(options), text: configText(options) };
  const own = { path: workflowFile, text: syncWorkflow(cron === null ? {} : { cron }) };
  return {
    files: workflow ? [config, own] : [config],
    lines: [
      // Reports, editions that are held, and the time of the last check.
      { path: '.gitignore', line: '.router-one-sync/' },
      // The folder in which the next edition is staged, beside the package.
      { path: '.gitignore', line: '.*.router-one-sync/' },
      // The package is compared byte by byte, so git must not touch its line ends.
      { path: '.gitattributes', line: `${out}/** -text linguist-generated` },
    ],
  };
}

/** The name under which a configuration of a format is found. */
export function configFileOf({ format }: Pick<ConfigOptions, 'format'>): string {
  return configFiles.find((name) => name.endsWith(`.${format}`)) ?? configFiles[0];
}
