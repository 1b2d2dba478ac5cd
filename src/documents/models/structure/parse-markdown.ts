import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const frontMatter = /^(---|\+\+\+)[ \t]*\n[\s\S]*?\n\1[ \t]*(?:\n|$)/;

const processor = unified().use(remarkParse).use(remarkGfm);

/** Markdown (GFM) to a syntax tree. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text);
}

/** The document with its front matter blanked, line by line, so that the lines below keep their numbers. */
export function blankFrontMatter(text: string): string {
  return text.replace(frontMatter, (matter) => matter.replace(/[^\n]/g, ''));
}
