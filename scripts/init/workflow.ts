import { actions, installTool } from './actions.ts';
import { proposeJob, watchJob } from './workflow-jobs.ts';

/** What a repository can choose about its sync workflow. Where the package stands is said in the configuration. */
export interface WorkflowOptions {
  /** When to run, in UTC. */
  readonly cron?: string;
  /**
   * `package`: router-one-sync is a dependency in the lockfile; `action`: the repository is a clone of it; `called`: the
   * same jobs as `package`, for workflows of other repositories that call this one.
   */
  readonly tool?: 'package' | 'action' | 'called';
  /** The variable of the gateway's key, for documents that are asked for with it: a secret of the repository of that name. */
  readonly keyVariable?: string | null;
}

/** Not at a full hour, when everybody's jobs start. */
const defaultCron = '23 5 * * *';

/**
 * The workflow of the scheduled sync. Its first job may only read; the second one, which may write, runs nothing but
 * git and gh; the third one installs nothing, since a broken installation is among the things that it reports.
 */
export function syncWorkflow(options: WorkflowOptions = {}): string {
  const { cron = defaultCron, tool = 'package', keyVariable = null } = options;
  return [
    tool === 'called'
      ? calledHead
      : `${head(tool === 'package' ? 'router-one-sync' : 'sync', cron)}${concurrency('')}`,
    env,
    syncJob,
    indent(tool === 'action' ? actionSteps : packageSteps(tool, keyVariable), 6),
    artefactSteps,
    proposeJob,
    watchJob,
  ].join('');
}

/** Where the jobs can be called from: this project's own address, as its package names it. */
export interface CalledFrom {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** The tag of the tool's version. */
  readonly tag: string;
}

/** The workflow of another repository that calls the jobs of this one. */
export function callingWorkflow(
  { repository, tag }: CalledFrom,
  { cron = defaultCron, keyVariable = null }: WorkflowOptions = {},
): string {
  const [input, secret] =
    keyVariable === null
      ? ['', '']
      : [`      key-variable: ${keyVariable}\n`, `      KEY: \${{ secrets.${keyVariable} }}\n`];
  return `${head('router-one-sync', cron)}${concurrency('')}
jobs:
  sync:
    uses: ${repository}/.github/workflows/called-sync.yml@${tag}
    permissions:
      actions: read
      contents: write
      issues: write
      pull-requests: write
    with:
      accept: \${{ inputs.accept }}
${input}    secrets:
      ROUTER_ONE_SYNC_TOKEN: \${{ secrets.ROUTER_ONE_SYNC_TOKEN }}
${secret}`;
}

const about =
  '# The scheduled sync: docs/ci.md of router-one-sync says what each job does, and what happens on each exit code.';

const accept = `accept:
        description: What a held edition may do, as its report names it, such as models-removed=21
        type: string
        default: ""
`;

const head = (name: string, cron: string) => `${about}
name: ${name}

on:
  schedule:
    - cron: ${JSON.stringify(cron)}
  workflow_dispatch:
    inputs:
      ${accept}
permissions: {}
`;

const concurrency = (suffix: string) => `
# Two runs at once would propose twice; one that writes must not be cut off.
concurrency:
  group: router-one-sync${suffix}
  cancel-in-progress: false
`;

/** A workflow that is called waits for itself where it has the group of its caller. */
const calledHead = `${about}
# Called by the workflow that \`router-one-sync init\` writes into other repositories.
name: called-sync

on:
  workflow_call:
    inputs:
      ${accept}      key-variable:
        description: The variable of the gateway's key, such as ACME_API_KEY, where documents are asked for with it
        type: string
        default: ""
    secrets:
      ROUTER_ONE_SYNC_TOKEN:
        description: A token with which the checks of the pull request run by themselves
        required: false
      KEY:
        description: The gateway's key
        required: false

permissions: {}
${concurrency('-called')}`;

const env = `
env:
  BRANCH: router-one-sync/update
`;

const syncJob = `
jobs:
  sync:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      actions: read
      contents: read
      pull-requests: read
    outputs:
      action: \${{ steps.sync.outputs.action }}
      held: \${{ steps.sync.outputs.held }}
      branch-head: \${{ steps.sync.outputs.branch-head }}
      commit: \${{ steps.sync.outputs.commit }}
      pull-request: \${{ steps.sync.outputs.pull-request }}
    steps:
      # The whole history, since what is on the proposal's branch decides whether it is left alone.
      - uses: ${actions.checkout}
        with:
          fetch-depth: 0
          persist-credentials: false
`;

/** What GitHub knows and the run needs: our pull requests, and when the job last succeeded. */
export const askGitHub = `gh pr list --head "$BRANCH" --state all --limit 100 \\
  --json number,state,headRefOid,isCrossRepository > "$RUNNER_TEMP/pull-requests.json"
workflow=\${GITHUB_WORKFLOW_REF%%@*}
gh run list --workflow "\${workflow##*/}" --branch "$GITHUB_REF_NAME" --status success --limit 1 \\
  --json createdAt --jq '.[].createdAt' > "$RUNNER_TEMP/last-check.txt" || true
`;

const packageSteps = (tool: 'package' | 'called', keyVariable: string | null) => `- uses: ${actions.setupNode}
  with:
    node-version: 24
- run: ${installTool}
- name: Ask GitHub what is there
  shell: bash
  env:
    GH_TOKEN: \${{ github.token }}
  run: |
${indent(askGitHub, 4)}- name: Sync
  id: sync
  env:
    ACCEPT: \${{ inputs.accept }}
${tool === 'called' ? calledSync : ownSync(keyVariable)}`;

const command = `npx --no-install router-one-sync ci --branch "$BRANCH" --accept "$ACCEPT"`;
const asked = `--pull-requests "$RUNNER_TEMP/pull-requests.json" --last-check "$(cat "$RUNNER_TEMP/last-check.txt")"`;

const ownSync = (keyVariable: string | null) => `${
  keyVariable === null ? '' : `    ${keyVariable}: \${{ secrets.${keyVariable} }}\n`
}  run: >-
    ${command}
    ${asked}
`;

/** Who calls says what the variable is called. */
const calledSync = `    KEY_VARIABLE: \${{ inputs.key-variable }}
    KEY: \${{ secrets.KEY }}
  shell: bash
  run: |
    if [ -n "$KEY_VARIABLE" ]; then export "$KEY_VARIABLE=$KEY"; fi
    ${command} \\
      ${asked}
`;

const actionSteps = `- name: Sync
  id: sync
  uses: ./
  with:
    branch: \${{ env.BRANCH }}
    accept: \${{ inputs.accept }}
`;

/** A second attempt of a job uploads under the names of the first. */
const artefactSteps = `      - name: Keep the report and the proposal
        if: \${{ !cancelled() }}
        uses: ${actions.uploadArtifact}
        with:
          name: report
          path: .router-one-sync/ci
          include-hidden-files: true
          if-no-files-found: ignore
          overwrite: true
      - name: Keep an edition that is held
        if: \${{ !cancelled() }}
        uses: ${actions.uploadArtifact}
        with:
          name: held-edition
          path: .router-one-sync/held
          include-hidden-files: true
          if-no-files-found: ignore
          overwrite: true
`;

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
