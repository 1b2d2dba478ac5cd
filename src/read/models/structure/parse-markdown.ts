import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

const frontMatter = /^(---|\+\+\+)[ \t]*\n[\s\S]*?\n\1[ \t]*(?:\n|$)/;

const processor = unified().use(remarkParse).use(remarkGfm).use(withoutAfterthoughts);

/**
 * GFM goes through the whole tree a second time for bare addresses that its grammar has missed. Nothing here looks at
 * addresses, and that walk takes a tenth of the time.
 */
function withoutAfterthoughts(this: Processor): undefined {
  const data = this.data();
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => ({ ...extension, transforms: [] }));
}

/** Markdown (GFM) to a syntax tree. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

/** The document with its front matter blanked, line by line, so that the lines below keep their numbers. */
export function blankFrontMatter(text: string): string {
  return text.replace(frontMatter, (matter) => matter.replace(/[^\n]/g, ''));
}
