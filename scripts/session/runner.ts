/**
 * Runners of jobs read what a command prints, and take some lines for commands: `::set-output name=x::1` after any
 * blanks, `##[error]`, `##vso[…]` and the like anywhere. A pipe may lead to one. So nothing that this process prints is
 * such a command, whoever wrote the text, unless we mean it.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours, which a person may ask for in a pipe too
const commandAtStart = /^((?:\s|\u001b\[[\d;]*m)*):(?=:)/gm;
const commandAnywhere = /##(?=(?:vso|teamcity)?\[)/gi;

/** The text with a blank in everything that a runner would obey. */
export function neutral(text: string): string {
  return text.replace(commandAtStart, '$1: ').replace(commandAnywhere, '# #');
}

type Write = (text: string) => void;

/** Writes to stdout what is meant for a runner: workflow commands of ours, their texts escaped. */
export let writeCommands: Write = (text) => void process.stdout.write(text);

/**
 * Makes everything that is printed from now on neutral, the words of libraries too, where a runner or a pipe reads it. A
 * person at a terminal sees the very text.
 */
export function keepOutputNeutral(env: NodeJS.ProcessEnv): void {
  const plain = process.stdout.write.bind(process.stdout);
  writeCommands = (text) => void plain(text);
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.isTTY && env['GITHUB_ACTIONS'] !== 'true') continue;
    const write = stream.write.bind(stream);
    // The overloads of `write` differ in what follows the text, which is handed on as it is.
    stream.write = ((chunk: unknown, ...rest: []) =>
      write(typeof chunk === 'string' ? neutral(chunk) : String(chunk), ...rest)) as typeof stream.write;
  }
}
