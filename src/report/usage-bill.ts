import type { Amount } from '../changes/bill.ts';
import { amountsText, changeText } from './bill.ts';
import { visible } from './foreign-text.ts';
import { clip, pad, widest } from './terminal-layout.ts';

/** A model with what it costs, and the cheaper ones. */
interface BilledModel {
  readonly model: string;
  readonly after: readonly Amount[];
  readonly notes: readonly string[];
  readonly cheaper: readonly { readonly model: string; readonly amount: Amount }[];
}

/** The bill of one catalog for a terminal: a model with its sum, and below it the cheaper ones with theirs. */
export function usageBill(
  models: readonly BilledModel[],
  totals: readonly Amount[],
  { width }: { readonly width: number },
): string {
  const lines = models.flatMap(({ model, after, notes, cheaper }) => [
    { name: visible(model), sum: amountsText(after), aside: notes.map(visible).join('; ') },
    ...cheaper.map(({ model: other, amount }) => ({
      name: `  ${visible(other)}`,
      sum: amountsText([amount]),
      aside: changeText(after, [amount]),
    })),
  ]);
  const all = [...lines, ...totals.map((total) => ({ name: 'Total', sum: amountsText([total]), aside: '' }))];
  const [names, sums] = [widest(all.map(({ name }) => name)), widest(all.map(({ sum }) => sum))];
  const told = all.map(({ name, sum, aside }) =>
    clip(`${pad(name, names)}  ${pad(sum, sums, true)}  ${aside}`.trimEnd(), width),
  );
  const caption =
    'Below a model stand cheaper ones of its category with its capabilities and at least its context: the same or better on paper.';
  return `${[...told, '', caption].join('\n')}\n`;
}
