import process from 'node:process';
import { runCommandLine } from '../../dist/scripts/command-line/run.js';

// The installed commands in a process that stays: what comes before a command's own work (Node, the modules) is paid
// once for many. Each message is a command line; the answer says how it ended and what it printed. Whatever a command
// finds around it (folder, environment, exit code, streams) is new each time.

const prints = /** @type {const} */ (['stdout', 'stderr']);

process.on('message', async ({ args, cwd, env }) => {
  process.chdir(cwd);
  process.env = env;
  process.exitCode = undefined;
  const printed = { stdout: '', stderr: '' };
  for (const name of prints) {
    process[name].write = (chunk) => {
      printed[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    };
  }
  const code = await runCommandLine(args);
  process.chdir('/');
  process.send?.({ code, ...printed });
});
process.on('disconnect', () => process.exit(0));
