import { closestMatch } from 'leven';
import { UsageFailure } from '../../src/base/failure.ts';
import { foldedName, meaningOf } from '../../src/catalog/fold-id.ts';

/** More names than this are not listed: nobody reads them in an error. */
const mostNames = 20;

/** The name that was likely meant; `undefined` where none is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const names = [...new Set(known)].sort();
  // A slip of the fingers; more than a third of the word is another word.
  const maxDistance = Math.max(2, Math.floor(name.length / 3));
  return (
    closestMatch(name, names, { maxDistance }) ??
    names.find((each) => each.endsWith(`/${name}`)) ??
    begunWith(name, names)
  );
}

/** The only name that goes on where this one stops: `moonshot` and `moonshot-ai`. */
function begunWith(name: string, names: readonly string[]): string | undefined {
  const start = foldedName(name);
  const longer = start.length < 3 ? [] : names.filter((each) => foldedName(each).startsWith(start));
  return longer.length === 1 ? longer[0] : undefined;
}

/** The model that was likely meant: by what people vary in an id first, then by slips of the fingers. */
export function nearestId(id: string, ids: Iterable<string>): string | undefined {
  const known = [...new Set(ids)];
  return meaningOf(known)(id) ?? nearest(id, known);
}

/** `Did you mean "openai"?`, or the names that there are where none is near and there are few. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const names = [...new Set(known)].sort();
  const near = nearest(name, names);
  if (near !== undefined) return `Did you mean ${JSON.stringify(near)}?`;
  if (names.length === 0) return 'There is none at all.';
  const rest = names.length - mostNames;
  return `There are: ${names.slice(0, mostNames).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** Why a filter that nothing can fit ends a command: an empty answer would look like a true one. */
export function unknownFilter(flag: string, value: string, known: Iterable<string | null>): UsageFailure {
  const names = [...known].filter((name) => name !== null);
  return new UsageFailure(`${flag}: nothing here has ${JSON.stringify(value)}.`, {
    advice: didYouMean(value, names),
  });
}
