import { describe, expect, it } from 'vitest';
import { operationFinder } from '../../src/uses/find-operations.ts';
import { worseOperations } from '../../src/uses/worse-operations.ts';
import { changeOf } from '../report/comparisons.ts';

interface Present {
  readonly id: string;
  readonly tag?: string;
}

/** The finder for operations that are gone, each with its operationId, beside those that are well. */
function finderFor(gone: Readonly<Record<string, string | null>>, present: readonly Present[] = []) {
  const changes = Object.entries(gone).map(([id, operationId]) =>
    changeOf({
      area: 'api',
      kind: 'api-removed-without-deprecation',
      severity: 'breaking',
      subject: id,
      from: { operationId },
      message: `${id}: removed`,
    }),
  );
  const operations = present.map(({ id, tag }) => {
    const [method = '', path = ''] = id.split(' ');
    return { id, method, path, operationId: null, tags: tag === undefined ? [] : [tag] };
  });
  const api = { operations, servers: ['https://api.example.com/v1'] };
  const find = operationFinder(worseOperations(api, [{ date: '2026-10-07', changes }]));
  return (text: string) => find(text).map(({ operation }) => `${operation.method} ${operation.path}`);
}

const frames = 'GET /v1/films/{film_id}/frames';
const film = 'GET /v1/films/{film_id}';
const speech = 'POST /v1/speech';
const find = finderFor({ [frames]: 'listFrames', [speech]: 'create_speech' });

describe('an operation is found by its path', () => {
  it.each([
    ['with a parameter in any spelling', '"/v1/films/{id}/frames" `/v1/films/%s/frames`', [frames, frames]],
    ['with a value', "fetch('https://api.example.com/v1/films/7/frames?limit=2')", [frames]],
    ['after a base URL', 'f"{base}/v1/films/:id/frames"', [frames]],
    ['in a template string', `\`\${base}/v1/films/\${film.id}/frames\``, [frames]],
    ['in Ruby', '"/v1/films/#{film.id}/frames"', [frames]],
    ['in a template of Postman', '{{baseUrl}}/v1/films/{{id}}/frames', [frames]],
    ['put together', 'base + "/v1/films/" + film.id + "/frames"', [frames]],
    ['put together in PHP', `'/v1/films/' . $film->id . '/frames'`, [frames]],
    ['after a variable of a shell', 'curl "$BASE/v1/films/$ID/frames"', [frames]],
    ['with a slash at its end', "get('/v1/films/7/frames/')", [frames]],
    ['in Markdown', '| POST | /v1/speech |', [speech]],
    ['on a command line', "curl https://localhost:8080/v1/speech -d '{}'", [speech]],
    ['without a scheme', '"api.example.com/v1/speech"', [speech]],
    ['below another base', '"https://proxy.example.org/api/v1/speech"', [speech]],
    ['of a client that knows paths', 'await client.POST("/v1/speech", { body })', [speech]],
    [
      'behind a base that has the version',
      `\`\${this.baseUrl}/speech\` f"{BASE_URL}/speech"`,
      [speech, speech],
    ],
    ['joined to a base', "API_BASE + '/speech'", [speech]],
    ['with a query behind', `\`/v1/speech\${query}\``, [speech]],
    ['a longer path', '/v1/films/7/frames/1 /v1/films/7/framesets "/v1/films/7/frames/" + id', []],
    ['a part of another path', '/other/v1/films/7/frames, "/api/x/v1/speech"', []],
    ['a path without its version', 'app.post("/speech")', []],
    ['a page or a module', '"/v1/speech.html", "/v1/speech:cancel"', []],
    ['the maker of a model', '"https://api.openai.com/v1/speech"', []],
  ])('%s', (_, text, found) => {
    expect(find(text)).toEqual(found);
  });
});

describe('an operation whose path others share', () => {
  const here = finderFor({ 'DELETE /v1/films/{id}': null }, [{ id: film }, { id: 'GET /v1/films/search' }]);
  it.each([
    ['a flag', 'curl -X DELETE https://api.example.com/v1/films/7'],
    ['a flag behind', 'curl "$BASE/v1/films/7" --request DELETE'],
    ['a method of a client', 'requests.delete(f"{base}/v1/films/{id}")'],
    ['a method with a type', `axios.delete<Film>(\`/v1/films/\${id}\`)`],
    ['an option', `fetch(\`/v1/films/\${id}\`, {\n  method: "DELETE",\n})`],
    ['a text', 'request("DELETE", "/v1/films/7")'],
    ['a table', '| `DELETE /v1/films/{id}` | gone |'],
    ['a constant', 'http.NewRequest(http.MethodDelete, base+"/v1/films/7", nil)'],
  ])('is found where the text says its method: %s', (_, text) => {
    expect(here(text)).toEqual(['DELETE /v1/films/{id}']);
  });

  it.each([
    ['no method', `const url = \`/v1/films/\${id}\``],
    ['another one', 'client.get("/v1/films/7"); fetch("/v1/films/7")'],
    ['another one behind', 'fetch("/v1/films/7", { method: "GET" })'],
    ['a path that answers', 'client.delete("/v1/films/search")'],
  ])('and else not: %s', (_, text) => {
    expect(here(text)).toEqual([]);
  });

  it('is one of two that are gone, by its method, and both where nothing says it', () => {
    const both = finderFor({ [film]: null, 'DELETE /v1/films/{film_id}': null });
    expect(both('client.get("/v1/films/7")')).toEqual([film]);
    expect(both('"/v1/films/7"')).toEqual([film, 'DELETE /v1/films/{film_id}']);
    expect(both('requests.post("/v1/films/7")')).toEqual([]);
  });
});

describe('an operation is found by its function', () => {
  it.each([
    ['behind its group', 'const frames = await router.films.listFrames({ film_id });', [frames]],
    ['alone', 'listFrames(client, { film_id })', [frames]],
    ['imported', 'import { listFrames } from "@acme/router-one";\nlistFrames(x)', [frames, frames]],
    ['by its operationId', 'client.create_speech(text)', [speech]],
    ['and its streaming twin', 'router.speech.streamSpeech({})', [speech]],
    ['a longer name', 'listFramesOf(x); mylistFrames(y)', []],
    ['a member of another object', '({ listFrames: vi.fn() })', []],
    ['a function of something else', 'video.listFrames(); this.listFrames()', []],
    ['a function of this file', 'function listFrames() {}\nlistFrames()', []],
    ['a function of another module', 'import { listFrames } from "./video";\nlistFrames()', []],
  ])('%s', (_, text, found) => {
    expect(find(text)).toEqual(found);
  });

  it('that is a word, only behind its group', () => {
    const here = finderFor({ [speech]: 'retrieve', 'GET /v1/ping': null }, [
      { id: 'GET /v1/speech/voices', tag: 'Audio' },
    ]);
    expect(here('We retrieve it: await cache.retrieve(key); retrieve(x)')).toEqual([]);
    expect(here('router.audio.retrieve(x); router.speech.retrieve(x)')).toEqual([speech, speech]);
    expect(here('await getV1Ping(client)')).toEqual(['GET /v1/ping']);
  });
});
