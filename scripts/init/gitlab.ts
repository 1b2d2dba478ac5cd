import type { CalledFrom } from './workflow.ts';

/** The job for GitLab: the decision and the texts are those of GitHub, and its API opens the merge request. */
export const gitlabJob = `# The scheduled sync: docs/ci.md of router-one-sync says what happens on each exit code.
# SYNC_TOKEN is a masked variable: a project access token with the role Developer and the scopes api and
# write_repository. A pipeline that is started by hand can set ACCEPT to what a held edition may do, as its report
# names it, such as models-removed=21.
router-one-sync:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web"
  resource_group: router-one-sync
  variables:
    GIT_DEPTH: 0
    BRANCH: router-one-sync/update
  script:
    - npm ci --ignore-scripts
    - git fetch --quiet origin "+refs/heads/*:refs/remotes/origin/*"
    - |
      gitlab() { curl --silent --show-error --fail --header "PRIVATE-TOKEN: $SYNC_TOKEN" "$@"; }
      requests="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests"
      mkdir -p .router-one-sync
      gitlab --get --data-urlencode "source_branch=$BRANCH" --data per_page=100 "$requests" > .router-one-sync/asked.json
      node > .router-one-sync/merge-requests.json <<'PROGRAM'
      const states = { opened: 'OPEN', locked: 'OPEN', merged: 'MERGED' };
      const asked = JSON.parse(require('fs').readFileSync('.router-one-sync/asked.json', 'utf8'));
      const told = asked.map(({ iid, state, sha, source_project_id, target_project_id }) => ({
        number: iid,
        state: states[state] ?? 'CLOSED',
        headRefOid: sha ?? '',
        isCrossRepository: source_project_id !== target_project_id,
      }));
      console.log(JSON.stringify(told));
      PROGRAM
    - >-
      npx --no-install router-one-sync ci --branch "$BRANCH" --accept "\${ACCEPT:-}"
      --pull-requests .router-one-sync/merge-requests.json
    - |
      said() { node -p 'require("./.router-one-sync/ci/outputs.json")[process.argv[1]]' "$1"; }
      proposal=.router-one-sync/ci/proposal
      labels() { awk -F '\\t' -v wanted="$1" '$2 == wanted { print $1 }' "$proposal/labels.tsv" | paste -sd , -; }
      origin="https://sync:$SYNC_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"
      lease="--force-with-lease=refs/heads/$BRANCH:$(said branch-head)"
      action=$(said action) number=$(said pull-request)
      if [ -f "$proposal/commit.bundle" ]; then
        git fetch --quiet "$proposal/commit.bundle" "refs/heads/$BRANCH"
        git push "$lease" "$origin" "FETCH_HEAD:refs/heads/$BRANCH"
      fi
      case $action in
        create | update)
          set -- --form-string "title=$(cat "$proposal/title.txt")" --form "description=<$proposal/body.md"
          if [ -z "$number" ]; then
            gitlab --output /dev/null "$@" --form-string "labels=$(labels yes)" \\
              --form-string "source_branch=$BRANCH" --form-string "target_branch=$CI_DEFAULT_BRANCH" "$requests"
          else
            gitlab --output /dev/null --request PUT "$@" --form-string "add_labels=$(labels yes)" \\
              --form-string "remove_labels=$(labels no)" "$requests/$number"
          fi
          ;;
        close)
          if [ -n "$number" ]; then
            gitlab --output /dev/null --request PUT --form-string state_event=close "$requests/$number"
          fi
          git push "$lease" "$origin" ":refs/heads/$BRANCH"
          ;;
      esac
  artifacts:
    when: always
    paths: [.router-one-sync/ci, .router-one-sync/held]
`;

/** A pipeline of another repository that takes the job from this project. */
export function gitlabInclude({ repository, tag }: CalledFrom): string {
  return `# The scheduled sync: docs/ci.md of router-one-sync says what SYNC_TOKEN and ACCEPT are.
include:
  - remote: https://raw.githubusercontent.com/${repository}/${tag}/templates/gitlab-sync.yml
`;
}

/** The pipeline of a repository that has none yet. */
export function gitlabPipeline(job: string): string {
  return `include:\n  - local: ${job}\n`;
}
