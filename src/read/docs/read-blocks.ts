import type { Code, Html, RootContent, Table, TableRow } from 'mdast';
import type { DocsBlock, DocsRow, DocsSample } from '../edition.ts';
import { lineOf, saysNothing, sliceOf } from '../nodes.ts';

/** The blocks of one section's nodes. `source` is the text that was parsed. */
export function readBlocks(nodes: readonly RootContent[], source: string): DocsBlock[] {
  return nodes.flatMap((node): DocsBlock[] => {
    switch (node.type) {
      case 'list':
        return readBlocks(node.children, source);
      case 'listItem':
        return checked(readBlocks(node.children, source), node.checked ?? null);
      case 'blockquote':
        return readBlocks(node.children, source).map(unquoted);
      case 'code':
        return [readSample(node, source)];
      case 'table':
        return readTable(node, source);
      case 'html':
        return saysNothing(node) ? [] : readHtml(node);
      default:
        return saysNothing(node) ? [] : [{ kind: 'text', line: lineOf(node), text: sliceOf(node, source) }];
    }
  });
}

/** The box of a task says something, and stands outside of its paragraph. */
function checked([first, ...rest]: readonly DocsBlock[], box: boolean | null): DocsBlock[] {
  if (first === undefined) return [];
  return first.kind === 'text' && box !== null
    ? [{ ...first, text: `[${box ? 'x' : ' '}] ${first.text}` }, ...rest]
    : [first, ...rest];
}

/** The marks of a quotation stand where its lines break, which says nothing. */
function unquoted(block: DocsBlock): DocsBlock {
  return block.kind === 'text' ? { ...block, text: block.text.replace(/ >(?: >)* /g, ' ') } : block;
}

/** HTML line by line, since it may be long. */
function readHtml(node: Html): DocsBlock[] {
  return node.value.split('\n').flatMap((text, index): DocsBlock[] => {
    return text.trim() === '' ? [] : [{ kind: 'text', line: lineOf(node) + index, text: text.trim() }];
  });
}

function readSample(node: Code, source: string): DocsSample {
  const isFenced = /^[`~]/.test(source[node.position?.start.offset ?? 0] ?? '');
  const line = lineOf(node) + (isFenced ? 1 : 0);
  return { kind: 'sample', line, language: languageOf(node), text: node.value };
}

/** The first word after the fence, lower case; what follows it (a title, marked lines) is decoration. */
function languageOf({ lang }: Code): string | null {
  return lang?.toLowerCase() ?? null;
}

function readTable(table: Table, source: string): DocsBlock[] {
  const [header, ...rows] = table.children.map((row) => readRow(row, source));
  return header === undefined ? [] : [{ kind: 'table', line: lineOf(table), header: header.cells, rows }];
}

function readRow(row: TableRow, source: string): DocsRow {
  return {
    line: lineOf(row),
    // A cell's own slice has its pipes; its content does not.
    cells: row.children.map(({ children }) => {
      return children
        .map((node) => sliceOf(node, source))
        .join('')
        .trim();
    }),
  };
}
