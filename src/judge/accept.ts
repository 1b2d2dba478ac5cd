import { UsageFailure } from '../base/failure.ts';
import type { Held } from '../changes/comparison.ts';
import type { Reason } from './rules/rule.ts';

/** One `--accept`: a held reason that a person takes responsibility for. */
export interface Accept {
  readonly rule: string;
  readonly subject: string | null;
  /** For rules that count: the number that the person has seen and takes. */
  readonly count: number | null;
  /** The flag's argument as it was typed. */
  readonly text: string;
}

/** `models-removed=21`, `price-factor:openai/gpt-5.5`, `provider-removed:xai=4`. A subject may hold `:`, `/` and `=`. */
const acceptPattern = /^(?<rule>[a-z]+(?:-[a-z]+)*)(?::(?<subject>.+?))?(?:=(?<count>\d{1,9}))?$/;

/** Reads `RULE[:SUBJECT][=N]`. Throws a `UsageFailure` on any other form. */
export function parseAccept(text: string): Accept {
  const parts = acceptPattern.exec(text)?.groups;
  if (parts?.['rule'] === undefined) {
    throw new UsageFailure(`--accept ${JSON.stringify(text)} is not of the form RULE[:SUBJECT][=N]`, {
      advice:
        'Copy the argument from the report: each held reason names it, such as --accept models-removed=21.',
    });
  }
  const { rule, subject = null, count } = parts;
  return { rule, subject, count: count === undefined ? null : Number(count), text };
}

/** The reasons that stay held, and those that an accept overruled. */
export interface Settled {
  readonly held: readonly Held[];
  readonly accepted: readonly Held[];
  /** What is one alone: said first, and not held. */
  readonly looks: readonly Held[];
}

/**
 * Matches accepts with the reasons to hold. Throws a `UsageFailure` for an accept that matches nothing, since a flag
 * that does nothing today would let something through tomorrow; and for one whose number is not the number seen.
 */
export function settle(reasons: readonly Reason[], accepts: readonly Accept[]): Settled {
  for (const accept of accepts) {
    if (!reasons.some((reason) => matches(accept, reason))) throw unmatched(accept, reasons);
  }
  const isAccepted = (reason: Held): boolean => accepts.some((accept) => matches(accept, reason));
  const [open, accepted] = [reasons.filter((reason) => !isAccepted(reason)), reasons.filter(isAccepted)];
  return {
    held: open.filter(({ alone }) => alone !== true),
    accepted: accepted.map(({ alone: _, ...reason }) => reason),
    looks: open.filter(({ alone }) => alone === true),
  };
}

function matches(accept: Accept, reason: Held): boolean {
  const asked = parseAccept(reason.accept);
  return isSameReason(accept, asked) && accept.count === asked.count;
}

function isSameReason(left: Accept, right: Accept): boolean {
  return left.rule === right.rule && left.subject === right.subject;
}

function unmatched(accept: Accept, reasons: readonly Held[]): UsageFailure {
  const near = reasons.find((reason) => isSameReason(accept, parseAccept(reason.accept)));
  if (near !== undefined) {
    return new UsageFailure(`--accept ${accept.text} does not fit what was seen: ${near.seen}`, {
      advice: `If that is right, say --accept ${near.accept}.`,
    });
  }
  return new UsageFailure(`--accept ${accept.text} matches nothing that is held`, {
    advice: whatIsHeld(reasons),
  });
}

function whatIsHeld(reasons: readonly Held[]): string {
  if (reasons.length === 0) return 'Nothing is held: leave the flag out.';
  return `What can be accepted: ${reasons.map((reason) => `--accept ${reason.accept}`).join(', ')}.`;
}
