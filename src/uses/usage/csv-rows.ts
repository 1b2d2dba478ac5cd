import { columnsOf, type Row, wrong } from './columns.ts';

/** Lines that begin with `#` and empty ones are passed over. */
export function csvRows(text: string, file: string): Row[] {
  const lines = text.split(/\r\n|\r|\n/).map((content, index) => ({ content, line: index + 1 }));
  const [head, ...rest] = lines.filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  if (head === undefined) throw wrong(file, 1, 'an empty file', 'a header and a row for each model');
  const read = ({ content, line }: typeof head) => {
    if (!isWellQuoted(content, separator))
      throw wrong(file, line, content, 'quotes that are closed, each within its line');
    return cellsOf(content, separator);
  };
  const separator = separatorOf(head.content);
  const names = read(head).map((name) => name.trim());
  // Spreadsheets leave columns without a name, and nothing in them, behind a table.
  const isUsed = names.map((name) => name !== '');
  columnsOf(
    names.flatMap((name, index) => (isUsed[index] ? [[name, ''] as const] : [])),
    file,
    head.line,
  );
  return rest.map(({ content, line }): Row => {
    const texts = read({ content, line });
    if (texts.length > names.length)
      throw wrong(file, line, `${texts.length} cells`, `${names.length}, as the header has`);
    const cells = names.map((name, index) => [name, texts[index] ?? ''] as const);
    return { line, cells: cells.filter(([, text], index) => isUsed[index] || text.trim() !== '') };
  });
}

function separatorOf(head: string): string {
  return [',', ';', '\t'].find((sign) => head.includes(sign)) ?? ',';
}

/** Every cell is quoted as a whole or not at all. */
function isWellQuoted(line: string, separator: string): boolean {
  const cell = `(?:"(?:[^"]|"")*"|[^"${separator}]*)`;
  return new RegExp(`^${cell}(?:${separator}${cell})*$`).test(line);
}

function cellsOf(line: string, separator: string): string[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}]*))(?:${separator}|$)`, 'gy');
  const cells: string[] = [];
  for (const match of `${line}${separator}`.matchAll(cell)) {
    if (match.index > line.length) break;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  }
  return cells;
}
