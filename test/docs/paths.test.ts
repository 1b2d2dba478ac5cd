import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const pages = ['CONTRIBUTING.md', 'docs/architecture.md'];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

describe('the pages for who works on this', () => {
  it.each(pages)('%s names files and folders that are there', (page) => {
    const named = [...textOf(page).matchAll(/`((?:src|scripts|test|docs|generated)\/[\w./-]*)`/g)];
    const paths = [...new Set(named.map(([, path = '']) => path))];
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('list every room of src, and no other', () => {
    const rows = [...textOf('docs/architecture.md').matchAll(/^\| `src\/(\w+)\/`/gm)];
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(rows.map(([, name]) => name).sort()).toEqual(rooms.map(({ name }) => name).sort());
  });

  it('are linked to pages that are there', () => {
    for (const page of [
      'README.md',
      'CHANGELOG.md',
      ...pages,
      ...readdirSync(join(root, 'docs'))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
    ]) {
      const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(
        ([, target = '']) => target,
      );
      const missing = links.filter((target) => !existsSync(resolve(root, page, '..', target)));
      expect({ page, missing }).toEqual({ page, missing: [] });
    }
  });
});
