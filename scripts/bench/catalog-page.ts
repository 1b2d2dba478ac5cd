const vendors = [
  'openai', 'anthropic', 'google', 'deepseek', 'mistral', 'meta', 'xai', 'qwen', 'moonshot', 'zhipu-ai', 'cohere', 'nvidia',
]; // biome-ignore format: a list of words

/** A catalog page of so many models: a table for each vendor, the columns of which people publish most. */
export function catalogPage(count: number): string {
  const sections = vendors.map((vendor, index) => {
    const rows = Array.from({ length: share(count, index) }, (_, row) => rowOf(vendor, row));
    return rows.length === 0 ? '' : [`## ${vendor}`, '', ...head, ...rows, ''].join('\n');
  });
  return `# Model catalog\n\nPrices are in USD.\n\n${sections.join('\n')}`;
}

/** The same page on another day: every tenth price moved and every fiftieth model is another one. */
export function laterPage(page: string): string {
  let row = 0;
  return page
    .split('\n')
    .map((line) => {
      if (!line.startsWith('| `')) return line;
      row += 1;
      const moved =
        row % 10 === 0 ? line.replace(/\$(\d+)/, (_, amount: string) => `$${Number(amount) + 1}`) : line;
      return row % 50 === 0 ? moved.replace('/model-', '/other-model-') : moved;
    })
    .join('\n');
}

const head = [
  '| Model ID | Capabilities | Context | Max output | Input | Cached input | Output |',
  '|---|---|--:|--:|--:|--:|--:|',
];

function share(count: number, index: number): number {
  return Math.floor(count / vendors.length) + (index < count % vendors.length ? 1 : 0);
}

function rowOf(vendor: string, row: number): string {
  const capabilities =
    row % 2 === 0 ? 'chat, streaming, tool_calling' : 'chat, streaming, tool_calling, vision';
  const input = `${(row % 40) + 1}.${row % 10}`;
  return `| \`${vendor}/model-${row}.${row % 7}\` | ${capabilities} | ${((row % 8) + 1) * 128}K | ${((row % 4) + 1) * 32}K | $${input} / 1M tokens | $0.${(row % 9) + 1} / 1M tokens | $${(row % 90) + 2} / 1M tokens |`;
}
