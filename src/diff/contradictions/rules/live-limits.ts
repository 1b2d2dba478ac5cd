import { canBeEqual, type Model } from '../../../catalog/model.ts';
import type { Rule } from '../rule.ts';

/** The published count stays as it is: which of the two is right is not for us to guess. */
export const liveLimits: Rule = {
  id: 'live-limits',
  description: 'A limit of the published catalog that the live catalog says otherwise.',
  many: 'limits',
  check: ({ edition: { catalog, live } }) => {
    if (catalog === null || live === undefined) return [];
    const published = new Map(catalog.models.map((model) => [model.id, model]));
    return live.models.flatMap((model) => {
      const disputed = disputes(published.get(model.id), model);
      if (disputed.length === 0) return [];
      const says = disputed
        .map(({ name, seen, exact }) => `${name} ${seen} in the published catalog, ${exact} in the live one`)
        .join('; ');
      const from = disputed.map(({ name, seen }) => `${name} ${seen}`).join(', ');
      const to = disputed.map(({ name, exact }) => `${name} ${exact}`).join(', ');
      return [{ subject: model.id, from, to, says, at: catalog.places.get(model.id) ?? null }];
    });
  },
};

interface Dispute {
  readonly name: string;
  readonly seen: string;
  readonly exact: string;
}

function disputes(published: Model | undefined, live: Model): Dispute[] {
  if (published === undefined) return [];
  const limits = [
    { name: 'context', left: published.context, right: live.context },
    { name: 'longest output', left: published.maxOutput, right: live.maxOutput },
  ];
  return limits.flatMap(({ name, left, right }) =>
    left !== null && right !== null && !canBeEqual(left, right)
      ? [{ name, seen: left.text, exact: right.text }]
      : [],
  );
}
