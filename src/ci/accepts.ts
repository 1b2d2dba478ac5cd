import { UsageFailure } from '../base/failure.ts';

/** A word of the field: in quotes, with anything but quotes in it, or bare. */
const word = /'([^']*)'|"([^"]*)"|([^\s'"]+)/g;

/**
 * The arguments of `--accept` from one line that a person typed into a form, or copied from a report with the flags:
 * `models-removed=21 'price-factor:some model'`. Nothing of it ever reaches a shell. Throws a `UsageFailure` for quotes
 * that do not end.
 */
export function acceptsFrom(line: string): string[] {
  if (line.replace(word, '').trim() !== '') {
    throw new UsageFailure(`accept: ${JSON.stringify(line)} has a quote without an end`, {
      advice: 'Copy the arguments from the report, such as models-removed=21, with a blank between two.',
    });
  }
  return [...line.matchAll(word)]
    .map(([, single, double, bare]) => single ?? double ?? bare ?? '')
    .filter((text) => text !== '' && text !== '--accept')
    .map((text) => text.replace(/^--accept=/, ''));
}
