/** What a configuration could say of a catalog that is refused, with blanks; `null` where nothing can be proposed. */
export interface ProposedMapping {
  readonly tables?: readonly Readonly<Record<string, unknown>>[];
  readonly json?: Readonly<Record<string, unknown>>;
}

/** The proposal as lines of a configuration, ready to paste. */
export function proposalLines(proposal: ProposedMapping): string[] {
  const sections = Object.entries(proposal).map(([key, value]) => {
    const lines = Array.isArray(value)
      ? ['[', ...value.map((one) => `    ${JSON.stringify(one)},`), '  ]']
      : JSON.stringify(value, null, 2)
          .split('\n')
          .map((line, index) => (index === 0 ? line : `  ${line}`));
    return `  ${key}: ${lines.join('\n')},`;
  });
  return ['catalog: {', ...sections.join('\n').split('\n'), '},'];
}
