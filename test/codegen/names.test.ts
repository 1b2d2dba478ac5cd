import { describe, expect, it } from 'vitest';
import { type Call, nameCalls } from '../../src/codegen/names/name-calls.ts';
import {
  type NamedCall,
  noNames,
  type RememberedNames,
  withoutOldNames,
} from '../../src/codegen/names/remembered.ts';

/** A call as `POST /path id tag`, where `stream` behind it streams. */
function call(text: string): Call {
  const [method = '', path = '', id = '', tag = '', streams = ''] = text.split(' ');
  return {
    key: `${method} ${path}`,
    method: method.toLowerCase(),
    path,
    id: id === '-' ? null : id,
    tag: tag === '' ? null : tag,
    streams: streams === 'stream',
    body: 'required',
  };
}

function name(
  calls: readonly string[],
  before: RememberedNames = noNames,
  release: string | null = '1.0.0',
): RememberedNames {
  return { ...noNames, calls: Object.fromEntries(nameCalls(calls.map(call), before, release)) };
}

/** `POST /x` → `group.name` and what else it is called. */
function told({ calls }: RememberedNames): Record<string, string> {
  const words = ({ name: own, group, stream, aliases }: NamedCall) =>
    [
      `${group}.${own}`,
      ...(stream === null ? [] : [stream]),
      ...aliases.map(
        (alias) => `(${alias.group}.${alias.name}${alias.stream === null ? '' : ` ${alias.stream}`})`,
      ),
    ].join(' ');
  return Object.fromEntries(Object.entries(calls).map(([key, named]) => [key, words(named)]));
}

describe('the names of calls', () => {
  it('do not depend on the order of the document', () => {
    const calls = [
      'POST /a make Chat',
      'POST /b make Chat',
      'GET /c get-it Chat',
      'GET /d getIt Chat',
      'PUT /e - chat',
    ];
    const expected = {
      'POST /a': 'chat.makePostA',
      'POST /b': 'chat.makePostB',
      'GET /c': 'chat.getItGetC',
      'GET /d': 'chat.getItGetD',
      'PUT /e': 'chat.putE',
    };
    expect(told(name(calls))).toEqual(expected);
    expect(told(name([...calls].reverse()))).toEqual(expected);
  });

  it('keep the letters of every script', () => {
    const calls = [
      'GET /a 获取模型 模型',
      'GET /b список-моделей Модели',
      'GET /c über_alles Größe',
      'GET /d मॉडल x',
      'GET /e ❄️ ☃',
    ];
    expect(Object.values(told(name(calls)))).toEqual([
      '模型.获取模型',
      'модели.списокМоделей',
      'größe.überAlles',
      'x.मॉडल',
      'unnamed.unnamed',
    ]);
  });

  it('stay with a call whose operationId another one takes as well, and whose stream another one is named like', () => {
    const before = name(['POST /images createImage Images', 'POST /tales createTale Tales stream']);
    const after = name(
      [
        'POST /beta/images createImage Images',
        'POST /images createImage Images',
        'GET /live streamTale Tales',
        'POST /tales createTale Tales stream',
      ],
      before,
    );
    expect(told(after)).toEqual({
      'POST /beta/images': 'images.createImagePostBetaImages',
      'POST /images': 'images.createImage',
      'GET /live': 'tales.streamTaleGetLive',
      'POST /tales': 'tales.createTale streamTale',
    });
  });

  it('are kept beside new ones when an operationId or a tag changes, until the next major release', () => {
    const first = name(['POST /m createMessage Chat stream']);
    const second = name(['POST /m createClaudeMessage Messages stream'], first);
    const expected = 'messages.createClaudeMessage streamClaudeMessage (chat.createMessage streamMessage)';
    expect(told(second)).toEqual({ 'POST /m': expected });
    const third = name(['POST /m createClaudeMessage Messages stream'], second, '1.1.0');
    expect(told(third)).toEqual({ 'POST /m': expected });
    expect(told(withoutOldNames(third, '1.1.0'))).toEqual({
      'POST /m': 'messages.createClaudeMessage streamClaudeMessage',
    });
    // No release has had it as deprecated yet.
    expect(told(withoutOldNames(second, '1.0.0'))).toEqual({ 'POST /m': expected });
  });

  it('never go to another call, when two ids change places or an old name comes again', () => {
    const first = name(['GET /a one T', 'GET /b two T']);
    expect(told(name(['GET /a two T', 'GET /b one T'], first))).toEqual({
      'GET /a': 't.one',
      'GET /b': 't.two',
    });
    const second = name(['GET /a three T', 'GET /b two T'], first);
    expect(told(name(['GET /a three T', 'GET /b two T', 'GET /c one T'], second))).toEqual({
      'GET /a': 't.three (t.one)',
      'GET /b': 't.two',
      'GET /c': 't.oneGetC',
    });
    expect(told(name(['GET /a one T', 'GET /b two T'], second))).toEqual({
      'GET /a': 't.one (t.three)',
      'GET /b': 't.two',
    });
  });

  it('belong to the address, whatever its parameters are called', () => {
    const before = name(['GET /a/{id} getA T']);
    expect(told(name(['GET /a/{key} readA T'], before))).toEqual({ 'GET /a/{key}': 't.readA (t.getA)' });
  });

  it('give a body that comes later among the options', () => {
    const before = nameCalls([{ ...call('POST /a a T'), body: null }], noNames, null);
    const placed = (body: Call['body']) =>
      nameCalls(
        [{ ...call('POST /a a T'), body }],
        { ...noNames, calls: Object.fromEntries(before) },
        null,
      ).get('POST /a')?.body;
    expect([placed('optional'), placed('required'), placed(null)]).toEqual(['option', 'argument', null]);
  });
});
