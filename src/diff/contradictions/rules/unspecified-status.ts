import { documentedStatuses, specifiedStatuses } from '../claims/statuses.ts';
import type { Rule } from '../rule.ts';

export const unspecifiedStatus: Rule = {
  id: 'unspecified-status',
  description: 'An error status in a table of the docs that no operation of the spec answers with.',
  many: 'statuses of the docs',
  check: ({ edition: { docs, api } }) => {
    const documented = docs === null ? null : documentedStatuses(docs);
    if (documented === null || api === null) return [];
    const specified = specifiedStatuses(api.spec);
    const isSpecified = (status: string): boolean =>
      [status, `${status[0]}XX`, `${status[0]}xx`, 'default'].some((key) => specified.has(key));
    return [...documented]
      .filter(([status]) => !isSpecified(status))
      .map(([status, line]) => ({
        subject: `status ${status}`,
        from: status,
        to: null,
        says: `documented in docs, line ${line}, but no operation of the spec answers with it`,
        at: { document: 'docs', line },
      }));
  },
};
