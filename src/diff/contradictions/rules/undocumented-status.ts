import { counted } from '../../../base/words.ts';
import { passagesOf } from '../claims/passages.ts';
import { documentedStatuses, errorStatus, specifiedStatuses } from '../claims/statuses.ts';
import type { Rule } from '../rule.ts';

export const undocumentedStatus: Rule = {
  id: 'undocumented-status',
  description: 'An error status of the spec that docs with a table of errors do not name.',
  many: 'statuses of the spec',
  check: ({ edition: { docs, api }, placeInSpec }) => {
    if (docs === null || api === null || documentedStatuses(docs) === null) return [];
    const prose = passagesOf(docs).filter(({ kind }) => kind !== 'sample');
    const named = new Set(prose.flatMap(({ text }) => text.match(errorStatus) ?? []));
    return [...specifiedStatuses(api.spec)].flatMap(([status, answers]) => {
      const [first] = answers;
      if (!/^\d+$/.test(status) || named.has(status) || first === undefined) return [];
      const rest = answers.length - 1;
      const others = rest > 0 ? ` and ${counted(rest, 'more operation')}` : '';
      const says = `an answer of ${first.operation.id}${others} in the spec, but not in the docs`;
      return [{ subject: `status ${status}`, from: status, to: null, says, at: placeInSpec(first.pointer) }];
    });
  },
};
