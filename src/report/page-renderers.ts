import { atomReport } from './atom.ts';
import { htmlReport, type PageInput } from './html/page.ts';

/** The code of each format that renders an edition; `formats.ts` has their rows. */
export const pageRenderers = {
  html: htmlReport,
  atom: ({ history, site }: PageInput) => atomReport(history, { site }),
};
