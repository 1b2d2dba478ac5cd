import { isPlainObject, parseJson } from '../../src/base/json.ts';
import { namesOf } from '../../src/gateway/names.ts';
import { defaultGateway } from '../../src/gateway/profiles.ts';
import type { Gateway } from '../../src/gateway/schema.ts';
import { gitlabFile, type InitOptions, pipelineFile, releaseFile } from './plan.ts';

/** What a person does next. */
export interface NextStep {
  /** To be typed; `null` for what is done elsewhere. */
  readonly command: string | null;
  readonly reason: string;
}

/** What is known of a repository that just got its files. */
interface Repository extends Pick<InitOptions, 'out' | 'service' | 'release' | 'hasPipeline'> {
  readonly packageName?: string | null;
  /** Whether its package.json names the tool. */
  readonly isInstalled: boolean;
  /** Whether npm has the tool: a package that names no repository was never published. */
  readonly isPublished?: boolean;
  readonly gateway?: Gateway;
}

/** From the files to the first edition and to a workflow that runs, in order. */
export function nextSteps(repository: Repository): NextStep[] {
  const { out, packageName, service, release, isInstalled, gateway = defaultGateway } = repository;
  const name = packageName || namesOf(gateway).packageName;
  const install = repository.isPublished === false ? installCheckout : installRelease;
  const first = [
    { command: 'npx router-one-sync sync', reason: `the first edition, into ${out}` },
    { command: `npm install ./${out}`, reason: `so that your code can import ${name}` },
  ];
  const commit = {
    command: `git add --all && git commit --message "Generate the ${gateway.name} client"`,
    reason: 'the package, the configuration and the lockfile',
  };
  return [
    ...(isInstalled ? [] : [install]),
    ...ownSteps(gateway, service),
    ...first,
    commit,
    ...(service === 'github' ? [allow] : []),
    ...(service === 'gitlab' ? gitlabSteps(repository) : []),
    ...(release ? [publish(name)] : []),
  ];
}

const installRelease: NextStep = {
  command: 'npm install --save-dev --save-exact router-one-sync',
  reason: 'the tool, with a version that everybody has',
};

const installCheckout: NextStep = {
  command: null,
  reason:
    'Add router-one-sync to the devDependencies, as a git dependency or a tarball (Install in its README): the scheduled job begins with npm ci.',
};

/** What a gateway needs to be told beside its profile. */
function ownSteps(gateway: Gateway, service: Repository['service']): NextStep[] {
  const { name, site } = gateway;
  const where = `In the configuration: sources: { site: "https://…" }, where your ${name} is.`;
  const variable = keyVariableOf(gateway);
  return [
    ...(site === null ? [{ command: null, reason: where }] : []),
    ...(variable === null ? [] : [keyStep(variable, name, service)]),
  ];
}

/** The variable of a gateway's key, where a document is asked for with it. */
export function keyVariableOf(gateway: Gateway): string | null {
  const isKeyed = Object.values(gateway.documents).some((publication) => publication?.key === true);
  return isKeyed ? namesOf(gateway).apiKey : null;
}

/** Where the scheduled job takes a key from. */
const places = {
  github: 'on GitHub as the secret of that name (Settings > Secrets and variables > Actions)',
  gitlab: 'on GitLab as a masked variable of that name (Settings > CI/CD > Variables)',
};

function keyStep(variable: string, name: string, service: Repository['service']): NextStep {
  const place = service === null ? '' : `, and ${places[service]}`;
  return {
    command: null,
    reason: `${variable}: a key of ${name}, for the documents that ask for one; where you run it${place}.`,
  };
}

const allow: NextStep = {
  command: null,
  reason:
    'On GitHub: Settings > Actions > General > Allow GitHub Actions to create and approve pull requests.',
};

function gitlabSteps({ hasPipeline }: Repository): NextStep[] {
  const include = { command: null, reason: `In ${pipelineFile}: include: [{ local: ${gitlabFile} }].` };
  const token =
    'On GitLab: Settings > CI/CD > Variables: SYNC_TOKEN, a project access token (Developer; api, write_repository).';
  const schedule = 'On GitLab: Build > Pipeline schedules: one a day.';
  return [
    ...(hasPipeline ? [include] : []),
    { command: null, reason: token },
    { command: null, reason: schedule },
  ];
}

function publish(name: string): NextStep {
  const reason = `On npm: name ${releaseFile.replace(/^.*\//, '')} and its environment npm as the trusted publisher of ${name}.`;
  return { command: null, reason };
}

/** Whether a `package.json` names the tool, so that the workflow's `npm ci` installs it; `null` stands for no file. */
export function isDependency(packageText: string | null): boolean {
  const own = parseJson(packageText ?? '');
  if (!isPlainObject(own)) return false;
  const groups = [own['dependencies'], own['devDependencies']];
  return groups.some((group) => isPlainObject(group) && Object.hasOwn(group, 'router-one-sync'));
}
