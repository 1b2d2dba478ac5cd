import { configFiles } from '../../src/config/load-config.ts';
import { defaultGateway } from '../../src/gateway/profiles.ts';
import { type ConfigOptions, configText } from './config.ts';
import { gitlabInclude, gitlabJob, gitlabPipeline } from './gitlab.ts';
import { releaseWorkflow } from './release-workflow.ts';
import { type CalledFrom, callingWorkflow, syncWorkflow } from './workflow.ts';

/** The services that a job can be written for. */
export const services = ['github', 'gitlab'] as const;

/** What a repository gets. */
export interface InitOptions extends ConfigOptions {
  /** The service that runs the scheduled job; `null` for a configuration alone. */
  readonly service: (typeof services)[number] | null;
  /** When the workflow runs, in UTC; `null` for the workflow's own time. */
  readonly cron: string | null;
  /** The variable of the key with which documents are asked for; none for documents that everybody may read. */
  readonly keyVariable?: string | null;
  /** Whether it gets the workflow that publishes the package. */
  readonly release: boolean;
  /** Where the jobs of this project can be called; `null` as long as nobody knows, and then they are written whole. */
  readonly calledFrom: CalledFrom | null;
  /** Whether it has a pipeline of GitLab already, which is a person's to change. */
  readonly hasPipeline: boolean;
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
  /** Only a file that was not there gets it. */
  readonly onlyInNew?: true;
}

export interface InitPlan {
  readonly files: readonly NewFile[];
  readonly lines: readonly NeededLine[];
}

/** The workflow of a repository that has the tool as a dependency. */
export const workflowFile = '.github/workflows/router-one-sync.yml';
/** The one that publishes. */
export const releaseFile = `.github/workflows/${defaultGateway.slug}-release.yml`;
/** The job of GitLab, and the pipeline that includes it. */
export const gitlabFile = '.gitlab/router-one-sync.yml';
export const pipelineFile = '.gitlab-ci.yml';

/** What is to be written. Nothing here looks at the disk. */
export function planInit(options: InitOptions): InitPlan {
  const { out, release } = options;
  const config = { path: configFileOf(options), text: configText(options) };
  const publishing = release ? [{ path: releaseFile, text: releaseWorkflow({ out }) }] : [];
  return {
    files: [config, ...jobFiles(options), ...publishing],
    lines: [
      // A repository of yesterday has none yet, and the next step is to commit everything.
      { path: '.gitignore', line: 'node_modules/', onlyInNew: true },
      // Reports, editions that are held, and the time of the last check.
      { path: '.gitignore', line: '.router-one-sync/' },
      // The folder in which the next edition is staged, beside the package.
      { path: '.gitignore', line: '.*.router-one-sync/' },
      // The package is compared byte by byte, so git must not touch its line ends.
      { path: '.gitattributes', line: `${out}/** -text linguist-generated` },
    ],
  };
}

function jobFiles({ service, cron, keyVariable = null, calledFrom, hasPipeline }: InitOptions): NewFile[] {
  if (service === null) return [];
  if (service === 'gitlab') {
    const job = calledFrom === null ? gitlabJob : gitlabInclude(calledFrom);
    const pipeline = { path: pipelineFile, text: gitlabPipeline(gitlabFile) };
    return [{ path: gitlabFile, text: job }, ...(hasPipeline ? [] : [pipeline])];
  }
  const own = { ...(cron !== null && { cron }), keyVariable };
  const text = calledFrom === null ? syncWorkflow(own) : callingWorkflow(calledFrom, own);
  return [{ path: workflowFile, text }];
}

/** The name under which a configuration of a format is found. */
export function configFileOf({ format }: Pick<ConfigOptions, 'format'>): string {
  return configFiles.find((name) => name.endsWith(`.${format}`)) ?? configFiles[0];
}

/**
 * Where this project can be called, from the `repository` of its own package: `owner/name` on GitHub, and the tag of
 * its version. `null` for a package that does not say so: no address is made up.
 */
export function calledFrom(repository: string | null, version: string): CalledFrom | null {
  const [, name] =
    /^(?:(?:git\+)?(?:https|ssh):\/\/(?:git@)?github\.com\/|github:)([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(
      repository ?? '',
    ) ?? [];
  return name === undefined ? null : { repository: name, tag: `v${version}` };
}
