import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readSample } from '../../src/serve/samples/editions.ts';
import { closedPort } from '../support/closed-port.ts';
import { folderWithPackage, type Run, router, scratchFolder } from '../support/command-line.ts';
import { snapshotOf } from '../support/snapshot.ts';

let cwd: string;
let out: string;

beforeEach(async () => {
  cwd = scratchFolder();
  out = join(cwd, 'generated');
});

describe('wrong flags end with exit 2, a sentence and a hint', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['sink'], /Did you mean sync\?/],
    ['an unknown flag', ['sync', '--upsteam', 'x'], /Did you mean --upstream\?/],
    ['a level with a slip', ['diff', 'a', 'b', '--fail-on', 'brekaing'], /\(Did you mean breaking\?\)\n/],
    ['a client with a slip', ['env', 'cluade-code'], /\(Did you mean claude-code\?\)\n/],
    ['a kind of document with a slip', ['diff', 'a', 'b', '--as', 'opnapi'], /\(Did you mean openapi\?\)\n/],
    ['a model with a slip', ['explain', 'grok-46', '--from', 'embedded'], /Perhaps grok-4\.6\?/],
    [
      'a model in another spelling',
      ['explain', 'Google/Grok-4-6', '--from', 'embedded'],
      /Perhaps grok-4\.6\?/,
    ],
    [
      'the begin of a provider',
      ['models', '--from', 'embedded', '--provider', 'Moonshot'],
      /mean "moonshot-ai"\?/,
    ],
    ['an unknown level', ['sync', '--fail-on', 'all'], /Allowed choices are breaking, notable, any, never/],
    ['a day that does not exist', ['sync', '--date', '2026-02-30'], /A date looks like 2026-09-11/],
    ['an upstream that is nothing', ['sync', '--upstream', 'nowhere'], /neither an address, nor a folder/],
    [
      'another address for a document of a folder',
      ['sync', '--upstream', '.', '--source', 'models=https://mirror.example/models.md'],
      /--source models: of \., a folder, nothing is fetched/,
    ],
    ['an unknown sample edition', ['sync', '--upstream', 'embedded@2020-01-01'], /2026-06-10/],
    ['an unknown report format', ['sync', '--report', 'pdf'], /markdown/],
    [
      'an accept of another form',
      ['sync', '--upstream', 'embedded', '--accept', '???'],
      /RULE\[:SUBJECT\]\[=N\]/,
    ],
    [
      'an accept of nothing',
      ['sync', '--upstream', 'embedded', '--accept', 'models-removed=3'],
      /Nothing is held/,
    ],
    [
      'an address that is none',
      ['fetch', '--upstream', 'HTTPS://[::1', '--out', 'x'],
      /not an address to fetch from/,
    ],
    ['an address of files', ['diff', 'embedded', 'file:///etc/hosts'], /An edition is one of/],
    ['an edition that does not exist', ['diff', 'a.md', 'b.md'], /An edition is one of/],
  ];

  it.each(wrong)('%s', async (_name, args, hint) => {
    const run = await router(args, { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(hint);
    expectNoStackTrace(run);
    expect(snapshotOf(cwd).size).toBe(0);
  });
});

describe('a file of JSON that nothing says the kind of', () => {
  it.each([
    ['{"models": [{"id": "oak-1", "context": 1, "context": 2}]}', /line 1: saw "context"; expected each key/],
    ['{"models": [{"id": "oak-1"', /no JSON from line 1/],
  ])('tells what is wrong with it: %s', async (text, hint) => {
    writeFileSync(join(cwd, 'x.json'), text);
    const run = await router(['models', '--from', 'x.json'], { cwd });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(hint);
  });
});

describe('a site that cannot be reached', () => {
  it('ends with exit 3, the address and the cause, and leaves the package as it was', async () => {
    cwd = await folderWithPackage('2026-06-10');
    out = join(cwd, 'generated');
    const before = snapshotOf(out);
    // How long is waited between tries is the matter of other tests.
    const once = join(cwd, 'once.json');
    writeFileSync(once, '{ "limits": { "fetch": { "retries": 0 } } }');
    const args = ['sync', '--upstream', await closedPort(), '--out', out, '--config', once];
    const run = await router(args, { cwd });
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/http:\/\/127\.0\.0\.1:\d+\/models\.md/);
    expect(run.stderr).toMatch(/refused/i);
    expectNoStackTrace(run);
    expect(snapshotOf(out)).toEqual(before);
  });
});

describe('a document that cannot be read', () => {
  const unreadable: readonly (readonly [string, string, string, RegExp])[] = [
    ['a page of HTML', 'docs.md', '<!doctype html><title>Please wait</title>', /docs:1.*doctype/],
    ['an empty body', 'facts.md', '', /facts/],
    ['text that is not JSON', 'openapi.json', 'openapi: 3.1.0\npaths: {}\n', /openapi:1/],
    [
      'a catalog without an id column',
      'models.md',
      '# Models\n\n| Colour | Size |\n| --- | --- |\n| red | 1 |\n',
      /models:3.*Colour/,
    ],
  ];

  // Which texts are none is the matter of the readers' tests: here one of each sort of failure.
  const isLong = process.env['LONG'] !== undefined;
  it.each(unreadable.filter(([, file]) => isLong || file === 'docs.md' || file === 'models.md'))(
    '%s ends with exit 4, document, line and what was seen',
    async (_name, file, content, seen) => {
      const documents = documentsFolder();
      writeFileSync(join(documents, file), content);
      const run = await router(['sync', '--upstream', documents, '--out', out], { cwd });
      expect(run.code).toBe(4);
      expect(run.stderr).toMatch(seen);
      expectNoStackTrace(run);
      expect([...snapshotOf(cwd).keys()].filter((path) => path.startsWith('generated'))).toEqual([]);
    },
  );

  it('tells the problems of all documents at once', async () => {
    const documents = documentsFolder();
    writeFileSync(join(documents, 'docs.md'), '<html>');
    writeFileSync(join(documents, 'openapi.json'), '{');
    const run = await router(['sync', '--upstream', documents, '--out', out], { cwd });
    expect(run.code).toBe(4);
    expect(run.stderr).toMatch(/docs:1/);
    expect(run.stderr).toMatch(/openapi:1/);
  });

  it('is refused over HTTP too, without a second request', async () => {
    const { server, requests } = htmlServer();
    const run = await router(['sync', '--upstream', await addressOf(server), '--out', out], { cwd });
    expect(run.code).toBe(4);
    expect(requests.filter((path) => path === '/models.md')).toHaveLength(1);
  });
});

describe('an edition that looks wrong', () => {
  it('is held with exit 5, kept aside with its report, and taken with the accept that the report names', async () => {
    await router(['sync', '--upstream', join(documentsFolder()), '--out', out, '--date', '2026-06-10'], {
      cwd,
    });
    const before = snapshotOf(out);
    const documents = documentsFolder();
    writeFileSync(join(documents, 'models.md'), withHalfOfItsModels(join(documents, 'models.md')));
    const sync = (...flags: string[]) =>
      router(['sync', '--upstream', documents, '--out', out, ...flags], { cwd });

    const held = await sync();
    expect(held.code).toBe(5);
    expect(held.stdout).toMatch(/Held: \d+ of 30 models removed/);
    expect(snapshotOf(out)).toEqual(before);
    expect(readFileSync(join(cwd, '.router-one-sync/held/documents/models.md'), 'utf8')).toContain(
      '# Router One',
    );

    const accepts = [...new Set(held.stdout.match(/--accept \S+[^.,\s]/g))].flatMap((flag) =>
      flag.split(' '),
    );
    const accepted = await sync(...accepts);
    expect(accepted.code).toBe(1);
    expect(accepted.stdout).toMatch(/accepted/i);
  });
});

function documentsFolder(): string {
  const folder = join(cwd, 'documents');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of readSample('2026-06-10')) {
    writeFileSync(join(folder, name === 'openapi' ? 'openapi.json' : `${name}.md`), bytes);
  }
  return folder;
}

function withHalfOfItsModels(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const isRow = (line: string) => line.startsWith('| `');
  const rows = lines.filter(isRow);
  return lines.filter((line) => !isRow(line) || rows.indexOf(line) % 2 === 0).join('\n');
}

function expectNoStackTrace({ stderr }: Run): void {
  expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
}

function htmlServer(): { server: Server; requests: string[] } {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><title>Checking your browser</title>');
  });
  return { server, requests };
}

async function addressOf(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  // A server that listens on TCP has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
