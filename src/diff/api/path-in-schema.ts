import { splitPointer } from '../../base/json-pointer.ts';
import { append } from '../../base/lists.ts';

/**
 * The end of a path that lies in the component that a pointer leads into: where `toy/items/size` was met on the way from
 * another schema, `size` is what the component itself has. `null` where path and pointer do not go together.
 */
export function pathInSchema(path: string, pointer: string, subject: string): string | null {
  if (!`#${pointer}`.startsWith(subject)) return null;
  const [first = '', ...rest] = path.split('/');
  // An operation's path begins with status, media type or the like.
  const walked = [
    first.replace(/^.*[ :](?!$)/, (start) => (start.startsWith('oneOf:') ? start : '')),
    ...rest,
  ];
  const { steps, unions } = stepsIn(pointer, walked.at(-1) ?? '');
  return endOf(
    walked.filter((step) => step !== ''),
    steps,
    unions,
  );
}

interface Steps {
  readonly steps: readonly string[];
  readonly unions: number;
}

/** Keywords on the way to a schema within a schema: how many keys of a pointer they take, and what paths have of them. */
const ways: Readonly<Record<string, readonly [keys: number, shown: number]>> = {
  items: [1, 0],
  additionalProperties: [1, 0],
  properties: [2, 1],
  prefixItems: [2, 0],
  patternProperties: [2, 0],
  unevaluatedItems: [1, 0],
  unevaluatedProperties: [1, 0],
  allOf: [2, 2],
  anyOf: [2, 2],
  oneOf: [2, 2],
};

/** The steps of a pointer below its component, as paths write them, and how many unions it goes through. */
function stepsIn(pointer: string, last: string): Steps {
  const steps: string[] = [];
  let unions = 0;
  let [, , , ...keys] = splitPointer(pointer) ?? [];
  for (let way = wayOf(keys); way !== undefined; way = wayOf(keys)) {
    const [taken, shown] = way;
    append(steps, keys.slice(shown, taken));
    unions += Number(keys[0] === 'anyOf' || keys[0] === 'oneOf');
    keys = keys.slice(taken);
  }
  // A name in a list of names stands for the property.
  return { steps: keys[0] === 'required' ? [...steps, last] : steps, unions };
}

function wayOf([key = '']: readonly string[]) {
  return Object.hasOwn(ways, key) ? ways[key] : undefined;
}

function endOf(walked: readonly string[], steps: readonly string[], unions: number): string | null {
  let [at, left, open] = [walked.length, steps.length, unions];
  for (; at > 0; at -= 1) {
    const step = walked[at - 1] ?? '';
    if (step.startsWith('oneOf:') && open > 0) open -= 1;
    else if (left > 0 && step === steps[left - 1]) left -= 1;
    else break;
  }
  return left === 0 ? walked.slice(at).join('/') : null;
}
