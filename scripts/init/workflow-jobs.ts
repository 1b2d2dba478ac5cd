import { actions } from './actions.ts';

/** Does with the proposal what was decided. It may write, so it runs no code that was installed: only git and gh. */
export const proposeJob = `
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
          if [ -n "$PULL_REQUEST" ] && grep -q "^merge[[:space:]]no$" "$PROPOSAL/options.tsv"; then
            # Called off before the branch has what must not be merged by itself.
            gh pr merge "$PULL_REQUEST" --disable-auto || true
          fi
          git fetch --quiet "$PROPOSAL/commit.bundle" "refs/heads/$BRANCH"
          # A second attempt finds that the first one pushed.
          if [ "$(git ls-remote origin "refs/heads/$BRANCH" | cut -f 1)" != "$COMMIT" ]; then
            git push --force-with-lease="refs/heads/$BRANCH:$BRANCH_HEAD" origin "$COMMIT:refs/heads/$BRANCH"
          fi
      - name: Open or update the pull request
        if: env.ACTION != 'close'
        shell: bash
        run: |
          new=() changed=() merge=
          while IFS=$'\\t' read -r name wanted color description; do
            if [ "$color" = - ]; then
              gh label create "$name" --description "$description" 2> /dev/null || true
            else
              gh label create "$name" --color "$color" --description "$description" --force
            fi
            if [ "$wanted" = yes ]; then
              new+=(--label "$name")
              changed+=(--add-label "$name")
            else
              changed+=(--remove-label "$name")
            fi
          done < "$PROPOSAL/labels.tsv"
          while IFS=$'\\t' read -r name value; do
            case $name in
              reviewer) new+=(--reviewer "$value") ;;
              assignee) new+=(--assignee "$value") ;;
              draft) new+=(--draft) ;;
              merge) merge=$value ;;
            esac
          done < "$PROPOSAL/options.tsv"
          text=(--title "$(cat "$PROPOSAL/title.txt")" --body-file "$PROPOSAL/body.md")
          if [ "$ACTION" = create ]; then
            # A second attempt finds the one that the first opened.
            PULL_REQUEST=$(gh pr list --head "$BRANCH" --state open --json number,isCrossRepository \\
              --jq '[.[] | select(.isCrossRepository | not)][0].number // empty')
          fi
          if [ -z "$PULL_REQUEST" ]; then
            PULL_REQUEST=$(gh pr create --base "$GITHUB_REF_NAME" --head "$BRANCH" "\${text[@]}" "\${new[@]}")
          else
            gh pr edit "$PULL_REQUEST" "\${text[@]}" "\${changed[@]}"
          fi
          case $merge in
            '' | no) ;;
            *) gh pr merge "$PULL_REQUEST" --auto "--$merge" --match-head-commit "\${COMMIT:-$BRANCH_HEAD}" ;;
          esac
      - name: Close what no longer holds
        if: env.ACTION == 'close'
        shell: bash
        run: |
          if [ -n "$PULL_REQUEST" ]; then
            gh pr close "$PULL_REQUEST" --comment "Upstream says again what $GITHUB_REF_NAME has, so there is nothing to take."
          fi
          git push --force-with-lease="refs/heads/$BRANCH:$BRANCH_HEAD" origin ":refs/heads/$BRANCH"
`;

/** Calls a person: on the day an edition is held, and when nothing has succeeded for days. It installs nothing. */
export const watchJob = `
  watch:
    needs: [sync, propose]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      actions: read
      issues: write
      pull-requests: write
    env:
      GH_TOKEN: \${{ github.token }}
      GH_REPO: \${{ github.repository }}
      SYNC_RESULT: \${{ needs.sync.result }}
      PROPOSE_RESULT: \${{ needs.propose.result }}
      HELD: \${{ needs.sync.outputs.held }}
      PULL_REQUEST: \${{ needs.sync.outputs.pull-request }}
      NOTICE: \${{ github.workspace }}/.router-one-sync/ci/held
      RUN_URL: \${{ github.server_url }}/\${{ github.repository }}/actions/runs/\${{ github.run_id }}
      HELD_LABEL: router-one-sync-held
      LABEL: router-one-sync-stale
      STALE_DAYS: 3
    steps:
      - name: Take the reasons
        if: env.HELD == 'true'
        uses: ${actions.downloadArtifact}
        with:
          name: report
          path: .router-one-sync/ci
      - name: Tell of an edition that is held, and close the issue when none is
        shell: bash
        run: |
          issue=$(gh issue list --label "$HELD_LABEL" --state open --limit 1 --json number --jq '.[].number')
          if [ "$HELD" = true ]; then
            text=(--title "$(cat "$NOTICE/title.txt")" --body-file "$NOTICE/body.md")
            if [ -n "$issue" ]; then
              gh issue edit "$issue" "\${text[@]}"
            else
              gh label create "$HELD_LABEL" --color d93f0b --description "An edition waits for a person" --force
              issue=$(gh issue create --label "$HELD_LABEL" "\${text[@]}")
              if [ -n "$PULL_REQUEST" ]; then
                gh pr comment "$PULL_REQUEST" --body "Upstream says something else by now, and that looks wrong: $issue names the reasons. This pull request stays as it is."
              fi
            fi
          elif [ "$SYNC_RESULT" = success ] && [ -n "$issue" ]; then
            gh issue close "$issue" --comment "Nothing is held any more: $RUN_URL"
          fi
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
            --title "router-one-sync has not succeeded for $days days" \\
            --body "The last success, or the first try, was at $since. The newest run says why: $RUN_URL"
`;
