import { readCapabilities } from '../values/capabilities.ts';
import { type PublishedPrice, readPriceCell } from '../values/price-cell.ts';
import { remembered } from '../values/remembered.ts';

/** The readers of values that rows repeat, each of which reads a text once for a document. */
export interface ValueReaders {
  readonly readPriceCell: (text: string) => readonly PublishedPrice[] | null;
  readonly readCapabilities: (text: string) => readonly string[];
}

/** New ones, for one document. */
export function valueReaders(): ValueReaders {
  return {
    readPriceCell: remembered(readPriceCell),
    readCapabilities: remembered(readCapabilities),
  };
}
