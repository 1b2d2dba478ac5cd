import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { syncWorkflow } from '../../scripts/init/workflow.ts';
import { isPlainObject } from '../../src/base/json.ts';

/** Answers of `gh`, by its first words: `issue list`, or `run list --status success` with the words that matter. */
export type Answers = Readonly<Record<string, string>>;

export interface StepRun {
  readonly code: number | null;
  readonly output: string;
  /** What `gh` was called with, one call a line, arguments in `<>`. */
  readonly calls: readonly string[];
}

/** A stand-in for `gh` that writes down its arguments and answers from files. An answer of `FAIL` is a failure. */
const fakeGh = `#!/usr/bin/env bash
call=$(printf '<%s>' "$@")
printf '%s\\n' "\${call//$'\\n'/ }" >> "$GH_FAKE/calls"
key="$1 $2"
case "$*" in *"--status success"*) key="$key success" ;; esac
answer="$GH_FAKE/\${key// /-}"
[ -f "$answer" ] || exit 0
[ "$(cat "$answer")" != FAIL ] || { echo "gh: no" >&2; exit 1; }
cat "$answer"
`;

/** The command of a step of the action, by its name. */
export function actionStep(name: string): string {
  const action = objectOf(parse(readFileSync(resolve(import.meta.dirname, '../../action.yml'), 'utf8')));
  return commandOf(objectOf(action['runs'])['steps'], name);
}

/** The text of a step of the workflow that other repositories get, by the job and the step's name. */
export function stepOf(job: string, name: string): string {
  const jobs = objectOf(objectOf(parse(syncWorkflow()))['jobs']);
  return commandOf(objectOf(jobs[job])['steps'], name);
}

function commandOf(steps: unknown, name: string): string {
  const step = (Array.isArray(steps) ? steps : []).map(objectOf).find((each) => each['name'] === name);
  const run = step?.['run'];
  if (typeof run !== 'string') throw new Error(`there is no step "${name}" with a command`);
  return run;
}

/** Runs a step's text as the runner does for \`shell: bash\`, with a \`gh\` that only pretends. */
export function runStep(
  script: string,
  { cwd, env, answers = {} }: { cwd: string; env: NodeJS.ProcessEnv; answers?: Answers },
): Promise<StepRun> {
  const fake = join(cwd, '..', 'fake-gh');
  mkdirSync(fake, { recursive: true });
  writeFileSync(join(fake, 'gh'), fakeGh);
  writeFileSync(join(fake, 'calls'), '');
  writeFileSync(join(fake, 'step.sh'), script);
  chmodSync(join(fake, 'gh'), 0o755);
  for (const [key, text] of Object.entries(answers))
    writeFileSync(join(fake, key.replaceAll(' ', '-')), text);
  const path = `${fake}${delimiter}${process.env['PATH']}`;
  return new Promise((done) => {
    const child = execFile(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', join(fake, 'step.sh')],
      { cwd, env: { ...process.env, ...env, PATH: path, GH_FAKE: fake } },
      (_error, stdout, stderr) => {
        const calls = readFileSync(join(fake, 'calls'), 'utf8').split('\n').filter(Boolean);
        done({ code: child.exitCode, output: stdout + stderr, calls });
      },
    );
  });
}

function objectOf(value: unknown): Record<string, unknown> {
  if (!isPlainObject(value)) throw new Error(`not an object: ${JSON.stringify(value)}`);
  return value;
}
