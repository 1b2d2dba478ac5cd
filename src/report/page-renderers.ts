import { atomReport } from './atom.ts';
import { htmlReport, type PageInput } from './html/page.ts';
import { icsReport } from './ics.ts';

/** The code of each format that renders an edition; `formats.ts` has their rows. */
export const pageRenderers = {
  html: htmlReport,
  ics: ({ models, site, comparison }: PageInput) => icsReport(models, { site, date: comparison.to.date }),
  atom: ({ history, site, catalogAddress = null }: PageInput) =>
    atomReport(history, { site, catalogAddress }),
};
