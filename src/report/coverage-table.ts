import { quote } from '../base/words.ts';
import type { Coverage, Gap } from '../catalog/coverage.ts';

const fates: Readonly<Record<Gap['fate'], string>> = {
  unread: 'unread',
  passedOver: 'passed over',
  notModels: 'about no model',
};

/** The coverage of a catalog for people: the counts, which add up, and a line for each gap. */
export function coverageTable(coverage: Coverage | undefined): string {
  if (coverage === undefined) return 'This catalog was read without counting its parts.\n';
  const { parts, read, unread, passedOver, notModels, gaps } = coverage;
  const counts = `${parts} parts: ${read} read, ${unread} unread, ${passedOver} passed over, ${notModels} about no model`;
  return `${[counts, ...gaps.map(lineOf)].join('\n')}\n`;
}

function lineOf({ fate, what, name, line, parts, known }: Gap): string {
  const where = line === null ? '' : `line ${line}: `;
  const size = what === 'cell' || what === 'item' ? '' : `, ${parts} ${parts === 1 ? 'part' : 'parts'}`;
  return `  ${where}${fates[fate]}: ${what} ${quote(name)}${size}${known ? '' : ' (a gap)'}`;
}
