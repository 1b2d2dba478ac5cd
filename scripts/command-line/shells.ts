/** A flag as a shell completes it. */
export interface CompletedFlag {
  readonly long: string;
  readonly words: string;
  readonly takesValue: boolean;
  /** The values that it takes; empty for any. */
  readonly choices: readonly string[];
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  readonly name: string;
  readonly words: string;
  readonly flags: readonly CompletedFlag[];
  /** What may stand as its argument; empty for files and what else a person types. */
  readonly choices: readonly string[];
}

/** The script that a shell evaluates, by the name of the shell. It holds our own words only, and asks for nothing. */
export const shells = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

export type Shell = keyof typeof shells;

function bashScript(tool: string, commands: readonly CompletedCommand[]): string {
  const valued = commands.flatMap(({ name, flags }) =>
    flags
      .filter(({ choices }) => choices.length > 0)
      .map(({ long, choices }) => `    "${name} ${long}") list="${choices.join(' ')}" ;;`),
  );
  const free = [...new Set(commands.flatMap(({ flags }) => flags.filter(isFree).map(({ long }) => long)))];
  const own = commands.map(
    ({ name, flags, choices }) =>
      `    ${name}) list="${choices.join(' ')}"; flags="${flags.map(({ long }) => long).join(' ')}" ;;`,
  );
  return `_router_one_sync() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} list= flags=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} --help --version" -- "$cur"))
    return
  fi
  case "$command $prev" in
${valued.join('\n')}
  esac
  if [ -n "$list" ]; then
    COMPREPLY=($(compgen -W "$list" -- "$cur"))
    return
  fi
  case "$prev" in
    ${free.join('|')}) return ;;
  esac
  case "$command" in
${own.join('\n')}
  esac
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -W "$list" -- "$cur")) ;;
  esac
}
complete -o default -F _router_one_sync ${tool}
`;
}

function isFree({ takesValue, choices }: CompletedFlag): boolean {
  return takesValue && choices.length === 0;
}

function zshScript(tool: string, commands: readonly CompletedCommand[]): string {
  const described = commands.map(
    ({ name, words }) => `    ${quoted(`${name}:${words.replaceAll(':', '\\:')}`)}`,
  );
  const cases = commands.map(({ name, flags, choices }) => {
    const rest = choices.length === 0 ? '*:file:_files' : `1:argument:(${choices.join(' ')})`;
    return `    ${name}) _arguments ${[...flags.map(zshFlag), quoted(rest)].join(' ')} ;;`;
  });
  return `#compdef ${tool}
_router_one_sync() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local name=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $name in
${cases.join('\n')}
  esac
}
compdef _router_one_sync ${tool}
`;
}

function zshFlag({ long, words, takesValue, choices }: CompletedFlag): string {
  const text = words.replace(/[[\]:\\]/g, '\\$&');
  const value = choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:_files';
  return quoted(`*${long}[${text}]${takesValue ? value : ''}`);
}

function fishScript(tool: string, commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, words, flags, choices }) => {
    const when = `complete -c ${tool} -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c ${tool} -n __fish_use_subcommand -f -a ${name} -d ${quoted(words)}`,
      ...flags.map((flag) => `${when} ${fishFlag(flag)}`),
      ...(choices.length === 0 ? [] : [`${when} -f -a ${quoted(choices.join(' '))}`]),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function fishFlag({ long, words, takesValue, choices }: CompletedFlag): string {
  const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : ' -r';
  return `-l ${long.replace(/^--/, '')}${takesValue ? value : ''} -d ${quoted(words)}`;
}

/** One word for any of the shells: only the quote itself would end it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
