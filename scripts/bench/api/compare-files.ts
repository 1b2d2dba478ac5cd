import { readFileSync } from 'node:fs';
import { diffApis } from '../../../src/diff/api/index.ts';
import type { ApiReading } from '../../../src/documents/edition.ts';
import { readOpenApi } from '../../../src/documents/openapi/read-openapi.ts';

/** Reads and compares two OpenAPI documents, and prints what that took as one line of JSON. */
const [base = '', next = ''] = process.argv.slice(2).map((path) => readFileSync(path, 'utf8'));
const { ms, result: changes } = timed(() => diffApis(read(base), read(next)).length);
// In kilobytes (Node, process.resourceUsage).
const megabytes = process.resourceUsage().maxRSS / 1024;
const { ms: jsonMs } = timed(() => [base, next].map((text) => JSON.parse(text)));
console.log(JSON.stringify({ bytes: Buffer.byteLength(base), ms, jsonMs, megabytes, changes }));

/** Time of the processor, all threads: on a machine that is busy with something else the clock says nothing. */
function timed<T>(measured: () => T): { ms: number; result: T } {
  const start = process.cpuUsage();
  const result = measured();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, result };
}

function read(text: string): ApiReading {
  const { value, problems } = readOpenApi(text, 'openapi', 'compare');
  if (value === null) throw new Error(`not read: ${problems[0]?.seen}`);
  return value;
}
