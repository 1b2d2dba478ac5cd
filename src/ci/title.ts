/** Longer titles are cut by GitHub's lists. */
export const longestTitle = 120;

/** The line as it is, or its whole words as far as they fit, best up to the end of a part, with an ellipsis. */
export function shortened(line: string, longest = longestTitle): string {
  if (line.length <= longest) return line;
  const room = line.slice(0, longest - 1);
  const parts = room.lastIndexOf(', ');
  const end = parts > longest / 2 ? parts : room.lastIndexOf(' ');
  return `${room.slice(0, end > 0 ? end : room.length).replace(/[\s,:;]+$/, '')}…`;
}
