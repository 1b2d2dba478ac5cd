/**
 * The actions that our workflows use, pinned to the commit of a release: a tag can be moved, a commit cannot. Dependabot
 * proposes newer ones for the workflows of this repository; a test holds these to the same.
 */
export const actions = {
  checkout: 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0',
  setupNode: 'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0',
  uploadArtifact: 'actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0',
  downloadArtifact: 'actions/download-artifact@634f93cb2916e3fdff6788551b99b062d0335ce0 # v5.0.0',
} as const;

/** What a repository can choose about its sync workflow. Where the package stands is said in the configuration. */
export interface WorkflowOptions {
  /** When to run, in UTC. */
  readonly cron?: string;
  /** `package`: router-one-sync is a dependency in the lockfile; `action`: the repository is a clone of it. */
  readonly tool?: 'package' | 'action';
}

/** Not at a full hour, when everybody's jobs start. */
const defaultCron = '23 5 * * *';

/**
 * The workflow of the scheduled sync. Its first job may only read; the second one, which may write, runs nothing but
 * git and gh; the third one installs nothing, since a broken installation is among the things that it reports.
 */
export function syncWorkflow({ cron = defaultCron, tool = 'package' }: WorkflowOptions = {}): string {
  return [
    head(tool === 'package' ? 'router-one-sync' : 'sync', cron),
    syncJob,
    indent(tool === 'package' ? packageSteps : actionSteps, 6),
    artefactSteps,
    proposeJob,
    watchJob,
  ].join('');
}

const head = (
  name: string,
  cron: string,
) => `# The scheduled sync: docs/ci.md of router-one-sync says what each job does, and what happens on each exit code.
name: ${name}

on:
  schedule:
    - cron: ${JSON.stringify(cron)}
  workflow_dispatch:
    inputs:
      accept:
        description: What a held edition may do, as its report names it, such as models-removed=21
        type: string
        default: ""

permissions: {}

# Two runs at once would propose twice; one that writes must not be cut off.
concurrency:
  group: router-one-sync
  cancel-in-progress: false

env:
  BRANCH: router-one-sync/update
`;

const syncJob = `
jobs:
  sync:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
      pull-requests: read
    outputs:
      action: \${{ steps.sync.outputs.action }}
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

const packageSteps = `- uses: ${actions.setupNode}
  with:
    node-version: 24
- run: npm ci --ignore-scripts
- name: Ask for the pull requests of the branch
  env:
    GH_TOKEN: \${{ github.token }}
  run: >-
    gh pr list --head "$BRANCH" --state all --limit 100
    --json number,state,headRefOid,isCrossRepository > "$RUNNER_TEMP/pull-requests.json"
- name: Sync
  id: sync
  env:
    ACCEPT: \${{ inputs.accept }}
  run: >-
    npx --no-install router-one-sync ci --branch "$BRANCH" --accept "$ACCEPT"
    --pull-requests "$RUNNER_TEMP/pull-requests.json"
`;

const actionSteps = `- name: Sync
  id: sync
  uses: ./
  with:
    branch: \${{ env.BRANCH }}
    accept: \${{ inputs.accept }}
`;

const artefactSteps = `      - name: Keep the report and the proposal
        if: \${{ !cancelled() }}
        uses: ${actions.uploadArtifact}
        with:
          name: report
          path: .router-one-sync/ci
          include-hidden-files: true
          if-no-files-found: ignore
      - name: Keep an edition that is held
        if: \${{ !cancelled() }}
        uses: ${actions.uploadArtifact}
        with:
          name: held-edition
          path: .router-one-sync/held
          include-hidden-files: true
          if-no-files-found: ignore
`;

const proposeJob = `
  propose:
    needs: sync
    if: contains(fromJSON('["create", "update", "close"]'), needs.sync.outputs.action)
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: write
      pull-requests: write
    env:
      # With a token of your own, the checks of the pull request run by themselves.
      GH_TOKEN: \${{ secrets.ROUTER_ONE_SYNC_TOKEN || github.token }}
      PROPOSAL: \${{ github.workspace }}/.router-one-sync/ci/proposal
      ACTION: \${{ needs.sync.outputs.action }}
      BRANCH_HEAD: \${{ needs.sync.outputs.branch-head }}
      COMMIT: \${{ needs.sync.outputs.commit }}
      PULL_REQUEST: \${{ needs.sync.outputs.pull-request }}
    steps:
      - uses: ${actions.checkout}
        with:
          token: \${{ secrets.ROUTER_ONE_SYNC_TOKEN || github.token }}
      - uses: ${actions.downloadArtifact}
        with:
          name: report
          path: .router-one-sync/ci
      - name: Push the branch
        if: env.COMMIT != ''
        shell: bash
        run: |
          git fetch --quiet "$PROPOSAL/commit.bundle" "refs/heads/$BRANCH"
          git push --force-with-lease="refs/heads/$BRANCH:$BRANCH_HEAD" origin "$COMMIT:refs/heads/$BRANCH"
      - name: Open or update the pull request
        if: env.ACTION != 'close'
        shell: bash
        run: |
          new=() changed=()
          while IFS=$'\\t' read -r name wanted color description; do
            gh label create "$name" --color "$color" --description "$description" --force
            if [ "$wanted" = yes ]; then
              new+=(--label "$name")
              changed+=(--add-label "$name")
            else
              changed+=(--remove-label "$name")
            fi
          done < "$PROPOSAL/labels.tsv"
          text=(--title "$(cat "$PROPOSAL/title.txt")" --body-file "$PROPOSAL/body.md")
          if [ "$ACTION" = create ]; then
            gh pr create --base "$GITHUB_REF_NAME" --head "$BRANCH" "\${text[@]}" "\${new[@]}"
          else
            gh pr edit "$PULL_REQUEST" "\${text[@]}" "\${changed[@]}"
          fi
      - name: Close what no longer holds
        if: env.ACTION == 'close'
        shell: bash
        run: |
          if [ -n "$PULL_REQUEST" ]; then
            gh pr close "$PULL_REQUEST" --comment "Upstream says again what $GITHUB_REF_NAME has, so there is nothing to take."
          fi
          git push --force-with-lease="refs/heads/$BRANCH:$BRANCH_HEAD" origin ":refs/heads/$BRANCH"
`;

const watchJob = `
  watch:
    needs: [sync, propose]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      actions: read
      issues: write
    env:
      GH_TOKEN: \${{ github.token }}
      GH_REPO: \${{ github.repository }}
      SYNC_RESULT: \${{ needs.sync.result }}
      PROPOSE_RESULT: \${{ needs.propose.result }}
      RUN_URL: \${{ github.server_url }}/\${{ github.repository }}/actions/runs/\${{ github.run_id }}
      LABEL: router-one-sync-stale
      STALE_DAYS: 3
    steps:
      - name: Open an issue when no run has succeeded for days, and close it when one does
        shell: bash
        run: |
          issues=$(gh issue list --label "$LABEL" --state open --json number --jq '.[].number')
          if [ "$SYNC_RESULT" = success ] && [ "$PROPOSE_RESULT" != failure ]; then
            for issue in $issues; do
              gh issue close "$issue" --comment "The sync works again: $RUN_URL"
            done
            exit 0
          fi
          workflow=\${GITHUB_WORKFLOW_REF%%@*}
          runs=(gh run list --workflow "\${workflow##*/}" --branch "$GITHUB_REF_NAME" --json createdAt)
          since=$("\${runs[@]}" --status success --limit 1 --jq '.[].createdAt')
          if [ -z "$since" ]; then
            since=$("\${runs[@]}" --limit 100 --jq '.[-1].createdAt')
          fi
          days=$(( ($(date +%s) - $(date -d "$since" +%s)) / 86400 ))
          if [ "$days" -lt "$STALE_DAYS" ] || [ -n "$issues" ]; then
            exit 0
          fi
          gh label create "$LABEL" --color b60205 --description "The sync has not succeeded for days" --force
          gh issue create --label "$LABEL" \\
            --title "The Router One sync has not succeeded for $days days" \\
            --body "The last success, or the first try, was at $since. The newest run says why: $RUN_URL"
`;

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
