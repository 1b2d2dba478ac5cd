import { readFileSync } from 'node:fs';
import { diffApis } from '../../../src/diff/api/index.ts';
import type { ApiReading } from '../../../src/openapi/document.ts';
import { readOpenApi } from '../../../src/openapi/read-openapi.ts';

/** Reads and compares two OpenAPI documents, and prints what that took as one line of JSON. */
const [base = '', next = ''] = process.argv.slice(2).map((path) => readFileSync(path, 'utf8'));
const { ms, processorMs, result: changes } = timed(() => diffApis(read(base), read(next)).length);
// In kilobytes (Node, process.resourceUsage).
const megabytes = process.resourceUsage().maxRSS / 1024;
const { ms: jsonMs } = timed(() => [base, next].map((text) => JSON.parse(text)));
console.log(JSON.stringify({ bytes: Buffer.byteLength(base), ms, processorMs, jsonMs, megabytes, changes }));

/** Milliseconds of the clock, and of the processor in all threads: the compiler and the collector work beside us. */
function timed<T>(measured: () => T): { ms: number; processorMs: number; result: T } {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const result = measured();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  return { ms, processorMs: (user + system) / 1000, result };
}

function read(text: string): ApiReading {
  const { value, problems } = readOpenApi(text, 'openapi', 'compare');
  if (value === null) throw new Error(`not read: ${problems[0]?.seen}`);
  return value;
}
