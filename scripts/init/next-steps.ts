import { isPlainObject, parseJson } from '../../src/base/json.ts';
import type { InitOptions } from './plan.ts';

/** What a person does next. */
export interface NextStep {
  /** To be typed; `null` for what is done elsewhere. */
  readonly command: string | null;
  readonly reason: string;
}

/** What is known of a repository that just got its files. */
interface Repository extends Pick<InitOptions, 'out' | 'workflow'> {
  readonly packageName?: string | null;
  /** Whether its package.json names the tool. */
  readonly isInstalled: boolean;
}

/** From the files to the first edition and to a workflow that runs, in order. */
export function nextSteps({ out, packageName, workflow, isInstalled }: Repository): NextStep[] {
  const name = packageName || 'router-one-client';
  const install = {
    command: 'npm install --save-dev --save-exact router-one-sync',
    reason: 'the tool, with a version that everybody has',
  };
  const first = [
    { command: 'npx router-one-sync sync', reason: `the first edition, into ${out}` },
    { command: `npm install ./${out}`, reason: `so that your code can import ${name}` },
  ];
  const commit = {
    command: 'git add --all && git commit --message "Generate the Router One client"',
    reason: 'the package, the configuration and the lockfile',
  };
  return [...(isInstalled ? [] : [install]), ...first, commit, ...(workflow ? [allow] : [])];
}

const allow: NextStep = {
  command: null,
  reason:
    'On GitHub: Settings > Actions > General > Allow GitHub Actions to create and approve pull requests.',
};

/** Whether a `package.json` names the tool, so that the workflow's `npm ci` installs it; `null` stands for no file. */
export function isDependency(packageText: string | null): boolean {
  const own = parseJson(packageText ?? '');
  if (!isPlainObject(own)) return false;
  const groups = [own['dependencies'], own['devDependencies']];
  return groups.some((group) => isPlainObject(group) && Object.hasOwn(group, 'router-one-sync'));
}
