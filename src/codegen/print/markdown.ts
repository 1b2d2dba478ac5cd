import { dropInvisible } from '../../base/invisible.ts';
import { Code } from './code.ts';

/** Foreign text as plain words in Markdown: no link, mention, reference, emphasis, HTML, table cell or line of its own. */
export function markdownText(text: string): Code {
  const oneLine = dropInvisible(text).replace(/\s+/g, ' ').trim();
  return new Code(oneLine.replace(/[\\`*_{}[\]<>()#+\-.!|~@&:$^="'/]/g, escapeMark));
}

/** Foreign text as a code span: longer runs of backticks around it than within. */
export function markdownCode(text: string): Code {
  const oneLine = dropInvisible(text).replace(/\s+/g, ' ').trim();
  const runs = [...oneLine.matchAll(/`+/g)].map((match) => match[0].length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const padding = oneLine === '' || /^`|`$/.test(oneLine) ? ' ' : '';
  return new Code(`${fence}${padding}${oneLine.replaceAll('|', '\\|')}${padding}${fence}`);
}

/** `@` and `#` begin mentions and references even behind a backslash; as entities they are only characters. */
function escapeMark(mark: string): string {
  if (mark === '@') return '&#64;';
  if (mark === '#') return '&#35;';
  if (/[.:/'"=$^&-]/.test(mark) && mark !== '&') return mark;
  return `\\${mark}`;
}
