/** A model's row as the sample pages write it: column name → the cell's text, under one name a column. */
export type Row = ReadonlyMap<string, string>;

/** Columns that the editions name differently. */
const columnNames: Readonly<Record<string, string>> = { 'Model ID': 'Model', 'Context window': 'Context' };

/**
 * The model rows of a sample `models.md` by id. It knows the sample pages alone (no escaped pipes, one id column, ids in
 * backticks), so that the samples are tested without the reader that they are made to test.
 */
export function rowsOf(page: string): Map<string, Row> {
  const rows = page.split(/\n(?=## )/).flatMap(rowsOfSection);
  const byId = new Map(rows.map((row) => [row.get('Model')?.replaceAll('`', '') ?? '', row]));
  if (byId.size !== rows.length) throw new Error('two rows have the same id');
  return byId;
}

function rowsOfSection(section: string): Row[] {
  const [head = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map(cellsOf);
  const names = head.map((name) => name.replace(' ($/1M tokens)', ''));
  return rows.map((cells) => {
    if (cells.length !== names.length) throw new Error(`a row of another width: ${cells.join(' | ')}`);
    return new Map(cells.map((cell, index) => [columnOf(names[index]), cell.replace(' / 1M tokens', '')]));
  });
}

function cellsOf(line: string): string[] {
  return line.slice(2, -2).split(' | ');
}

function columnOf(name = ''): string {
  return columnNames[name] ?? name;
}
