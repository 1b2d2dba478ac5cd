import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { exitCodes, UsageFailure } from '../../src/base/failure.ts';
import { configFiles } from '../../src/config/load-config.ts';
import type { Settings } from '../../src/config/schema.ts';
import { usesAnnotations } from '../../src/report/uses/annotations.ts';
import { usesJson } from '../../src/report/uses/json.ts';
import { usesMarkdown } from '../../src/report/uses/markdown.ts';
import { usesSarif } from '../../src/report/uses/sarif.ts';
import { usesTerminal } from '../../src/report/uses/terminal.ts';
import { addedSince } from '../../src/uses/added-lines.ts';
import { billOfMaterials } from '../../src/uses/bill-of-materials.ts';
import { type FailOnUse, reachesUse } from '../../src/uses/fail-on-use.ts';
import { findUses, type Uses } from '../../src/uses/find-uses.ts';
import { listFiles } from '../../src/uses/source-files.ts';
import {
  planRewrites,
  type Rewrite,
  requireCommitted,
  writeRewrites,
} from '../../src/uses/write-replacements.ts';
import { type KnownEdition, knownEdition } from '../editions/known.ts';
import { type Session, today } from '../session/session.ts';

/** The flags of `uses`, as commander gives them. */
interface UsesFlags {
  readonly settings: Settings;
  readonly out: string;
  readonly from?: string;
  readonly date?: string;
  readonly changed?: string;
  readonly all?: boolean;
  readonly write?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly failOn: FailOnUse;
  readonly format: 'terminal' | 'json' | 'markdown' | 'github' | 'sarif' | 'cyclonedx';
  readonly maxFileSize: number;
}

/** Searches the paths, tells what was found, replaces when asked to, and sets the exit code. */
export async function searchAndTell(
  paths: readonly string[],
  flags: UsesFlags,
  session: Session,
): Promise<void> {
  const cwd = process.cwd();
  session.progress.show('Searching');
  const [edition, files, added] = await Promise.all([
    knownEdition(flags),
    listFiles(paths, cwd),
    flags.changed === undefined ? null : addedSince(flags.changed, cwd),
  ]);
  const uses = findUses(files, {
    ...edition,
    added,
    today: flags.date ?? today(),
    all: flags.all === true || flags.format === 'cyclonedx',
    maxBytes: flags.maxFileSize,
    except: [...[flags.out, ...configFiles].map((path) => resolve(path)), session.stateFolder],
    ignores: flags.settings.uses?.ignores ?? [],
  });
  session.progress.clear();
  publish(uses, edition, flags, session);
  if (flags.write === true) await write(uses, flags, session, cwd);
  if (reachesUse(uses, flags.failOn)) process.exitCode = exitCodes.changes;
}

function publish(uses: Uses, { known }: KnownEdition, flags: UsesFlags, session: Session): void {
  const format = flags.json === true ? 'json' : flags.format;
  const { tool, color, tableWidth: width } = session;
  const render = {
    terminal: () => usesTerminal(uses, known, { color, width, all: flags.all === true }),
    json: () => usesJson(uses),
    markdown: () => usesMarkdown(uses, known),
    github: () => usesAnnotations(uses),
    sarif: () => usesSarif(uses, tool.version),
    cyclonedx: () => billOfMaterials(uses.uses, known, tool),
  };
  if (format === 'terminal') session.say(render.terminal());
  else (format === 'github' ? session.commands : session.data)(render[format]());
}

/** Shows what would be written, asks on a terminal, and writes. */
async function write(uses: Uses, flags: UsesFlags, session: Session, cwd: string): Promise<void> {
  const plan = await planRewrites(uses.uses, cwd);
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  if (plan.length === 0) return tell('Nothing to replace: what is left needs a person.');
  for (const { patch } of plan) tell(patch);
  if (flags.force !== true) await requireCommitted(plan);
  if (flags.yes !== true && !(await isWanted(plan))) return tell('Nothing was written.');
  await writeRewrites(plan, cwd);
  const count = plan.reduce((sum, each) => sum + each.count, 0);
  session.progress.clear();
  tell(
    `Replaced ${count === 1 ? '1 id' : `${count} ids`} in ${plan.length === 1 ? '1 file' : `${plan.length} files`}.`,
  );
}

async function isWanted(plan: readonly Rewrite[]): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageFailure('--write asks before it writes, and there is no terminal to ask on', {
      advice: 'Look at the difference above, and say --yes.',
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const files = plan.length === 1 ? '1 file' : `${plan.length} files`;
  const answer = await terminal.question(`Write into ${files}? [y/N] `);
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}
