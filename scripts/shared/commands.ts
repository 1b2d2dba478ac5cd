import type { Command } from 'commander';

/** A command by name. What it does is only loaded when it is asked for, so that `--help` answers at once. */
interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ configure(command: Command): Command }>;
}

/** Every command, in the order of `--help`. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'sync',
    summary: 'fetch the documents, compare them with the last edition, generate the package, report',
    load: () => import('../sync.ts'),
  },
  {
    name: 'fetch',
    summary: 'only fetch the documents, into a folder, with a manifest',
    load: () => import('../fetch.ts'),
  },
  {
    name: 'generate',
    summary: 'write the package again from the documents it holds; offline',
    load: () => import('../generate.ts'),
  },
  {
    name: 'diff',
    summary: 'compare any two editions or documents; reports a verdict, writes nothing',
    load: () => import('../diff.ts'),
  },
  {
    name: 'check',
    summary: 'does the generated package match its documents and this version of the tool? Writes nothing',
    load: () => import('../check.ts'),
  },
  {
    name: 'log',
    summary: 'the history of a model, a provider or everything; --at prints the catalog of a day',
    load: () => import('../log.ts'),
  },
  {
    name: 'models',
    summary: 'look at the catalog: filter by provider, capability, price or context; table or JSON',
    load: () => import('../models.ts'),
  },
  {
    name: 'report',
    summary: 'render the last comparison, or a given one, in any format',
    load: () => import('../report.ts'),
  },
  {
    name: 'kinds',
    summary: 'what each kind of change and each rule of the API means, and how bad it is',
    load: () => import('../kinds.ts'),
  },
  {
    name: 'env',
    summary: 'the settings of a client: openai, claude-code or codex',
    load: () => import('../env.ts'),
  },
  {
    name: 'serve',
    summary: 'a local Router One for tests, which answers from the documents of an edition',
    load: () => import('../serve.ts'),
  },
  {
    name: 'ci',
    summary: 'sync as a step of a CI job: outputs, a summary, annotations, and a pull request made ready',
    load: () => import('../ci.ts'),
  },
  {
    name: 'release',
    summary: 'give the generated package the version that its changes ask for, with a changelog',
    load: () => import('../release.ts'),
  },
  {
    name: 'init',
    summary: 'write a configuration and the workflow of the scheduled sync into another repository',
    load: () => import('../init.ts'),
  },
  {
    name: 'demo',
    summary: 'the whole job on the sample editions, in a scratch folder, without a network',
    load: () => import('../demo.ts'),
  },
];
