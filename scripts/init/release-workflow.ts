import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actions, installTool } from './actions.ts';

/** Where the package is, and whether the repository is a clone of the tool or has it as a dependency. */
export interface ReleaseOptions {
  readonly tool?: 'package' | 'action';
  /** The generated package, from the root of the repository. */
  readonly out: string;
}

/** What a workflow that publishes the package holds, and no other file does. */
export const releaseMark = 'release --verify "$TAG"';

/** The workflow that publishes the package when a tag of `router-one-sync release` is pushed. */
export function releaseWorkflow({ tool = 'package', out }: ReleaseOptions): string {
  const [name, install, run] =
    tool === 'action'
      ? ['release', 'npm ci', 'npx tsx scripts/cli.ts']
      : ['router-one-release', installTool, 'npx --no-install router-one-sync'];
  return [heading(name, out), packJob(install, run), publishJob].join('\n');
}

function heading(name: string, out: string): string {
  return `# Publishes the client package of a tag that \`router-one-sync release\` named. npm trusts this workflow by its identity
# ("trusted publishing"), so there is no token to steal; the provenance names the commit and the run.
name: ${name}

on:
  push:
    tags: ["client-v*"]

permissions: {}

concurrency:
  group: release
  cancel-in-progress: false

env:
  FOLDER: ${JSON.stringify(out)}

jobs:`;
}

/** Checks and packs without any right but to read. */
function packJob(install: string, run: string): string {
  return `  pack:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
      - uses: ${actions.checkout}
        with:
          persist-credentials: false
      - uses: ${actions.setupNode}
        with:
          node-version: 24
      - run: ${install}
      - name: Is the package what its documents make?
        run: ${run} check --out "$FOLDER"
      - name: Is it the release that the tag names, and of the live site?
        env:
          TAG: \${{ github.ref_name }}
        run: ${run} ${releaseMark} --out "$FOLDER"
      - name: Pack
        run: |
          cd "$FOLDER"
          # Provenance is only accepted for a package that names its repository.
          npm pkg set repository.type=git repository.url="git+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git" repository.directory="$FOLDER"
          mkdir "$RUNNER_TEMP/package"
          npm pack --ignore-scripts --pack-destination "$RUNNER_TEMP/package"
      - uses: ${actions.uploadArtifact}
        with:
          name: package
          path: \${{ runner.temp }}/package
          overwrite: true
`;
}

/** Publishes what was packed; runs nothing of the repository. */
const publishJob = `  publish:
    needs: pack
    runs-on: ubuntu-latest
    timeout-minutes: 10
    environment: npm
    permissions:
      id-token: write
    steps:
      - uses: ${actions.setupNode}
        with:
          node-version: 24
      - uses: ${actions.downloadArtifact}
        with:
          name: package
          path: package
      - run: npm publish ./package/*.tgz --provenance --access public --ignore-scripts
`;

const folder = '.github/workflows';

/** The workflow that publishes a package when a tag of ours is pushed, from the root; `null` if there is none. */
export function publishingWorkflow(root: string): string | null {
  const place = join(root, folder);
  if (!existsSync(place)) return null;
  const found = readdirSync(place)
    .filter((name) => /\.ya?ml$/.test(name))
    .find((name) => readFileSync(join(place, name), 'utf8').includes(releaseMark));
  return found === undefined ? null : `${folder}/${found}`;
}
