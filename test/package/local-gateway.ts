import { type Answer, json, startGateway, text } from '../codegen/gateway.ts';

/** The answers of a small gateway by method and path: enough for every consumer project. */
const answers: Readonly<Record<string, Answer>> = {
  'POST /v1/chat/completions': events(
    { choices: [{ index: 0, delta: { content: 'Hel' }, finish_reason: null }] },
    { choices: [{ index: 0, delta: { content: 'lo' }, finish_reason: 'stop' }] },
  ),
  'POST /v1/messages': json({ id: 'msg_1', type: 'message', model: 'provider/unheard-of', content: [] }),
  'POST /v1/responses': events(
    { type: 'response.created', response: { id: 'resp_1' } },
    { type: 'response.completed', response: { id: 'resp_1' } },
  ),
  'POST /v1/images/generations': json({ created: 1, data: [{ url: 'https://images.example/1.png' }] }),
  'POST /v1/images/edits': json({ created: 1, data: [{ url: 'https://images.example/2.png' }] }),
  'POST /v1/videos/generations': json({ task_id: 'task_1' }, 202),
  'GET /v1/videos/generations/task_1': inTurn(
    json({ task_id: 'task_1', status: 'processing', progress: 50 }),
    json({ task_id: 'task_1', status: 'completed', url: 'https://videos.example/1.mp4' }),
  ),
  'GET /v1/videos/generations/missing': json(
    { error: { message: 'No such task', type: 'invalid_request_error', code: 'task_not_found' } },
    404,
  ),
  'GET /v1/models': json({ object: 'list', data: [{ id: 'provider/unheard-of', object: 'model' }] }),
  'GET /v1/balance': json(
    { error: { message: 'Top up', type: 'billing_error', code: 'insufficient_balance' } },
    402,
  ),
};

/** Starts the gateway on loopback; the environment that leads a client to it. */
export async function startLocalGateway(): Promise<Readonly<Record<string, string>>> {
  const { url } = await startGateway((response, request) => {
    const answer = answers[`${request.method} ${request.path}`];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, request);
  });
  return { ROUTER_ONE_BASE_URL: url, ROUTER_ONE_API_KEY: 'sk-rk-0123456789abcdef' };
}

function events(...list: readonly object[]): Answer {
  const lines = list.map((event) => `data: ${JSON.stringify(event)}\n\n`);
  return text(`${lines.join('')}data: [DONE]\n\n`, 200, 'text/event-stream');
}

/** One answer after the other, and from the first again. */
function inTurn(...list: readonly Answer[]): Answer {
  let count = 0;
  return (response, request) => list[count++ % list.length]?.(response, request);
}
