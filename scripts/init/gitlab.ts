import type { CalledFrom } from './workflow.ts';

/** The job for GitLab: the decision is the same, and a push with options opens the merge request. */
export const gitlabJob = `# The scheduled sync: docs/ci.md of router-one-sync says what happens on each exit code.
# SYNC_TOKEN is a masked variable: a project access token that may write the repository. A pipeline that is started by
# hand can set ACCEPT to what a held edition may do, as its report names it, such as models-removed=21.
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
    - npx --no-install router-one-sync ci --branch "$BRANCH" --accept "\${ACCEPT:-}"
    - |
      said() { node -p 'require("./.router-one-sync/ci/outputs.json")[process.argv[1]]' "$1"; }
      origin="https://sync:$SYNC_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"
      lease="--force-with-lease=refs/heads/$BRANCH:$(said branch-head)"
      proposal=.router-one-sync/ci/proposal
      if [ -f "$proposal/commit.bundle" ]; then
        git fetch --quiet "$proposal/commit.bundle" "refs/heads/$BRANCH"
        git push "$lease" "$origin" "FETCH_HEAD:refs/heads/$BRANCH" \\
          -o merge_request.create -o merge_request.target="$CI_DEFAULT_BRANCH" \\
          -o merge_request.title="$(cat "$proposal/title.txt")"
      elif [ "$(said action)" = close ]; then
        git push "$lease" "$origin" ":refs/heads/$BRANCH"
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
