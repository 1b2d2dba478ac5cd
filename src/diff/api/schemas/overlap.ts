import type { Api } from '../../../openapi/api.ts';
import { type Alternative, areApart } from './alternatives.ts';
import { valueNodes } from './values.ts';
import { keyword, keywords, propertiesOf, requiredOf, typesOf, type View, viewOf } from './view.ts';

/** An alternative as it is read in its document. */
interface Sided {
  readonly side: Api;
  readonly one: Alternative;
}

/**
 * True when a value that is made by what an alternative describes can fit another one too, so that `oneOf` of both
 * refuses it. Members that the alternative does not describe are not counted on: few callers send some.
 */
export function canFitToo(made: Sided, other: Sided): boolean {
  if (areApart([made.one, other.one]) || areTaggedApart(made.one, other.one)) return false;
  const [view, wanted] = [made.one.view, other.one.view];
  return (
    valuesMeet(view, wanted) && membersFit(made, other) && itemsMeet(made.side, view, other.side, wanted)
  );
}

/** A tag may be optional, but who sends one alternative says which. */
function areTaggedApart(made: Alternative, other: Alternative): boolean {
  const theirs = [...other.tags, ...other.telling];
  return [...made.tags, ...made.telling].some((tag) => {
    const name = tag.slice(0, tag.indexOf('=') + 1);
    return name !== '' && theirs.some((each) => each !== tag && each.startsWith(name));
  });
}

function valuesMeet(left: View, right: View): boolean {
  const [these, those] = [valueNodes(left), valueNodes(right)];
  return these.size === 0 || those.size === 0 || [...these.keys()].some((value) => those.has(value));
}

/** What the other asks for is described here with a type in common, and what is always there is let in there. */
function membersFit(made: Sided, other: Sided): boolean {
  const [own, wanted] = [propertiesOf(made.one.view), propertiesOf(other.one.view)];
  const asked = [...requiredOf(other.one.view).keys()].every((name) => {
    const [mine, theirs] = [own.get(name), wanted.get(name)];
    if (mine === undefined || theirs === undefined) return mine !== undefined;
    return typesMeet(viewOf(made.side, mine), viewOf(other.side, theirs));
  });
  const isClosed = keywords(other.one.view, 'additionalProperties').some(({ value }) => value === false);
  return asked && (!isClosed || [...requiredOf(made.one.view).keys()].every((name) => wanted.has(name)));
}

function itemsMeet(side: Api, left: View, other: Api, right: View): boolean {
  const [these, those] = [keyword(left, 'items'), keyword(right, 'items')];
  return these === null || those === null || typesMeet(viewOf(side, [these]), viewOf(other, [those]));
}

function typesMeet(left: View, right: View): boolean {
  const [these, those] = [typesOf(left), typesOf(right)];
  return these === null || those === null || these.some((type) => those.includes(type));
}
