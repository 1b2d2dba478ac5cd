/** How a team wants its pull requests; all of it may be left out. */
export interface PullRequestSettings {
  /** Accounts, or teams as `org/team`. */
  readonly reviewers?: readonly string[];
  readonly assignees?: readonly string[];
  /** Beside those that say what the edition asks for. */
  readonly labels?: readonly string[];
  /** Before the title and the message of the commit: `chore(deps): `. */
  readonly prefix?: string;
  readonly draft?: boolean;
  /** Ids in the repository are replaced in a second commit, as `uses --write` would. */
  readonly replaceUses?: boolean;
  /** Merged by itself, in this way, when its checks have passed and nothing in it breaks. */
  readonly merge?: 'merge' | 'squash' | 'rebase';
}

/** A label that we use, whether a proposal carries it, and what GitHub shows of it. */
export interface Label {
  readonly name: string;
  readonly wanted: boolean;
  /** RGB, six hex digits; `null` for a label of the team's own, which is taken as it is. */
  readonly color: string | null;
  readonly description: string;
}

/** The labels as lines of tab-separated fields, which a shell reads without any quoting: name, wanted, colour, text. */
export function labelLines(labels: readonly Label[]): string {
  return labels
    .map(({ name, wanted, color, description }) =>
      [name, wanted ? 'yes' : 'no', color ?? '-', description].join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * What else the pull request is opened with, as lines of a name and a value. `merge` is the way, or `no` where a merge
 * that an earlier edition asked for must be called off.
 */
export function optionLines(settings: PullRequestSettings, mayMerge: boolean): string {
  const { reviewers = [], assignees = [], draft = false, merge } = settings;
  const lines = [
    ...reviewers.map((name) => `reviewer\t${name}`),
    ...assignees.map((name) => `assignee\t${name}`),
    ...(draft ? ['draft\tyes'] : []),
    ...(merge === undefined ? [] : [`merge\t${mayMerge && !draft ? merge : 'no'}`]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Longer titles are cut by GitHub's lists. */
const longestTitle = 120;

/** The line as it is, or its whole words as far as they fit, best up to the end of a part, with an ellipsis. */
export function shortened(line: string, longest = longestTitle): string {
  if (line.length <= longest) return line;
  const room = line.slice(0, longest - 1);
  const parts = room.lastIndexOf(', ');
  const end = parts > longest / 2 ? parts : room.lastIndexOf(' ');
  const whole = room.slice(0, end > 0 ? end : room.length);
  // A text without any blank, as Chinese has none, is cut between two of its characters.
  return `${whole.replace(/[\s,:;]+$|\p{Cs}$/u, '')}…`;
}
