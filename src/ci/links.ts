import type { Place } from '../base/problem.ts';

/** Where a person finds things of a job on the service that runs it; `null` where that is not known. */
export interface JobLinks {
  /** Whose form a person fills in to start it; `null` for a machine of somebody's own. */
  readonly service: 'github' | 'gitlab' | null;
  /** The run itself. */
  readonly run: string | null;
  /** Where its artefacts can be taken from, the page among them. */
  readonly artefacts: string | null;
  /** The page on which it is started by hand. */
  readonly start: string | null;
  /** The workflow's file, for the command line of the service. */
  readonly workflow: string | null;
  /** A file of the repository as a commit has it. */
  readonly fileAt: ((commit: string, path: string) => string) | null;
}

/** An address as a runner gives it: nothing in it ends a link. */
const address = /^https?:\/\/[^\s<>()[\]"'`\\]+$/;

/** The links of this job, from the variables that GitHub and GitLab set; none of them is ever made up. */
export function linksOf(env: Readonly<Record<string, string | undefined>>): JobLinks {
  if (env['GITHUB_ACTIONS'] === 'true') return githubLinks(env);
  const [project, run, job] = ['CI_PROJECT_URL', 'CI_PIPELINE_URL', 'CI_JOB_URL'].map((name) =>
    known(env[name]),
  );
  return {
    service: project ? 'gitlab' : null,
    run: run ?? null,
    artefacts: job ? `${job}/artifacts/browse` : null,
    start: project ? `${project}/-/pipelines/new` : null,
    workflow: null,
    fileAt: project ? (commit, path) => `${project}/-/blob/${commit}/${encoded(path)}` : null,
  };
}

function githubLinks(env: Readonly<Record<string, string | undefined>>): JobLinks {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: id } = env;
  const repository = known(`${server}/${name}`);
  const run = repository && id ? `${repository}/actions/runs/${id}` : null;
  const workflow = /\/\.github\/workflows\/([\w.-]+)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1] ?? null;
  return {
    service: 'github',
    run,
    artefacts: run && `${run}#artifacts`,
    start: repository && workflow && `${repository}/actions/workflows/${workflow}`,
    workflow,
    fileAt: repository ? (commit, path) => `${repository}/blob/${commit}/${encoded(path)}` : null,
  };
}

function known(text: string | undefined): string | null {
  return text !== undefined && address.test(text) && !text.includes('undefined') ? text : null;
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The commits in which the two editions of a comparison stand. */
export interface Commits {
  readonly from: string;
  readonly to: string;
}

/**
 * Finds a place of a document on the service: the very line, in the edition that has it. `plain=1` shows Markdown as the
 * lines that it was written in; a rendered page has none.
 */
export function placeLinker(
  { fileAt }: JobLinks,
  commits: Commits,
  fileOf: (document: string) => string | null,
): (place: Place) => string | null {
  return ({ document, line, side = 'to' }) => {
    const file = fileOf(document);
    if (file === null || fileAt === null) return null;
    return `${fileAt(commits[side], file)}${line === undefined ? '' : `?plain=1#L${line}`}`;
  };
}
