import { installTool } from './actions.ts';
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
    - ${installTool}
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
      proposal=.router-one-sync/ci/proposal tab=$(printf '\\t')
      labels() { awk -F '\\t' -v wanted="$1" '$2 == wanted { print $1 }' "$proposal/labels.tsv" | paste -sd , -; }
      option() { awk -F '\\t' -v wanted="$1" '$1 == wanted { print $2 }' "$proposal/options.tsv"; }
      first() { node -p 'const told = JSON.parse(require("fs").readFileSync(0, "utf8")); [told].flat()[0]?.[process.argv[1]] ?? ""' "$1"; }
      origin="https://sync:$SYNC_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"
      lease="--force-with-lease=refs/heads/$BRANCH:$(said branch-head)"
      action=$(said action) number=$(said pull-request) commit=$(said commit) merge=
      case $action in create | update) merge=$(option merge) ;; esac
      if [ "$merge" = no ] && [ -n "$number" ]; then
        # Called off before the branch has what must not be merged by itself.
        gitlab --output /dev/null --request POST "$requests/$number/cancel_merge_when_pipeline_succeeds" || true
      fi
      if [ -f "$proposal/commit.bundle" ]; then
        git fetch --quiet "$proposal/commit.bundle" "refs/heads/$BRANCH"
        git push "$lease" "$origin" "FETCH_HEAD:refs/heads/$BRANCH"
      fi
      case $action in
        create | update)
          if [ -z "$number" ]; then
            draft=$(option draft)
          else
            # Whether it is a draft is by now for people to say.
            draft=$(node -p 'require("./.router-one-sync/asked.json").some((each) => each.iid == process.argv[1] && each.draft) ? "yes" : ""' "$number")
          fi
          set -- --form-string "title=\${draft:+Draft: }$(cat "$proposal/title.txt")" --form "description=<$proposal/body.md"
          if [ -z "$number" ]; then
            while IFS=$tab read -r name value; do
              case $name in
                reviewer | assignee)
                  id=$(gitlab --get --data-urlencode "username=$value" "$CI_API_V4_URL/users" | first id)
                  if [ -n "$id" ]; then
                    set -- "$@" --form-string "\${name}_ids[]=$id"
                  else
                    echo "GitLab knows no user of the name $value, so nobody is asked for it." >&2
                  fi
                  ;;
              esac
            done < "$proposal/options.tsv"
            number=$(gitlab "$@" --form-string "labels=$(labels yes)" --form-string "source_branch=$BRANCH" \\
              --form-string "target_branch=$CI_DEFAULT_BRANCH" "$requests" | first iid)
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
      case $merge in
        '' | no) ;;
        *)
          # Older GitLabs know the second name alone. How a merge is made is the project's to say, but for squashing.
          set -- --form-string auto_merge=true --form-string merge_when_pipeline_succeeds=true \\
            --form-string "sha=\${commit:-$(said branch-head)}"
          if [ "$merge" = squash ]; then set -- "$@" --form-string squash=true; fi
          # Refused for some seconds, until GitLab has looked whether it can be merged.
          taken=
          for seconds in 5 10 20 40 0; do
            if gitlab --output /dev/null --request PUT "$@" "$requests/$number/merge"; then
              taken=yes
              break
            fi
            sleep "$seconds"
          done
          if [ -z "$taken" ]; then
            echo "GitLab does not merge !$number by itself. May the owner of SYNC_TOKEN merge into $CI_DEFAULT_BRANCH?" >&2
            exit 1
          fi
          ;;
      esac
  # Calls a person on the day an edition is held, and takes it back when none is. It runs after a failure too.
  after_script:
    - |
      set -e
      gitlab() { curl --silent --show-error --fail --header "PRIVATE-TOKEN: $SYNC_TOKEN" "$@"; }
      first() { node -p 'const told = JSON.parse(require("fs").readFileSync(0, "utf8")); [told].flat()[0]?.[process.argv[1]] ?? ""' "$1"; }
      project="$CI_API_V4_URL/projects/$CI_PROJECT_ID" held=.router-one-sync/ci/held label=router-one-sync-held
      issue=$(gitlab --get --data "labels=$label" --data state=opened "$project/issues" | first iid)
      if [ -f "$held/title.txt" ]; then
        set -- --form-string "title=$(cat "$held/title.txt")" --form "description=<$held/body.md"
        if [ -n "$issue" ]; then
          gitlab --output /dev/null --request PUT "$@" "$project/issues/$issue"
        else
          issue=$(gitlab "$@" --form-string "labels=$label" "$project/issues" | first iid)
          number=$(node -p 'require("./.router-one-sync/ci/outputs.json")["pull-request"]')
          if [ -n "$number" ]; then
            gitlab --output /dev/null --form-string "body=Upstream says something else by now, and that looks wrong: #$issue names the reasons. This merge request stays as it is." \\
              "$project/merge_requests/$number/notes"
          fi
        fi
      elif [ "$CI_JOB_STATUS" = success ] && [ -n "$issue" ]; then
        gitlab --output /dev/null --form-string "body=Nothing is held any more: $CI_JOB_URL" "$project/issues/$issue/notes"
        gitlab --output /dev/null --request PUT --form-string state_event=close "$project/issues/$issue"
      fi
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
