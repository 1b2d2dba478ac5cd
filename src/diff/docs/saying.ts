import { placeBefore } from '../../base/problem.ts';
import { sentence } from '../../base/words.ts';
import { type Finding, finding, type Saying } from '../../changes/finding.ts';

type Statement = Saying<'docs'> & {
  /** All sections that it is about, where it is about several. */
  readonly reaches?: readonly string[];
  readonly unnamed?: number;
};

/** A finding about a section, or about what stands on a line of it. */
export function docsFinding(
  { path, line }: { readonly path: string; readonly line: number },
  { says, ...parts }: Statement,
): Finding {
  const place = { document: 'docs', line };
  const at = parts.kind === 'section-removed' ? placeBefore(place) : place;
  return finding({ area: 'docs', subject: path, ...parts, message: sentence(path, says), at });
}
