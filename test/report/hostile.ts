import fc from 'fast-check';
import type { Change, Comparison } from '../../src/changes/comparison.ts';

/** Pieces of text that some sink takes for more than text. */
const fragments = [
  '@octocat',
  '#1',
  'Fixes #12',
  'GH-3',
  'org/repo#7',
  'deadbeefcafe',
  '|',
  '\\|',
  '\\',
  '`',
  '```',
  '<b>',
  '</script>',
  '<!--',
  '-->',
  ']]>',
  '&amp;',
  '&#64;',
  '[x](https://evil.example)',
  '![i](x)',
  'www.evil.example',
  'https://evil.example',
  'a@evil.example',
  '*',
  '_',
  '~~',
  '$',
  '\n',
  '\r\n',
  '\u2028',
  '::error::x',
  '%0A',
  '\u001b[31m',
  '\u009b31m',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '1. ',
  '- ',
  '+ ',
  '> ',
  '# ',
  '---',
  '[^1]',
  ':tada:',
  '聊天',
  '👩‍💻',
  ' ',
  '  ',
  '.',
  '(',
  ')',
  '"',
  "'",
  ':',
  'word',
  '42',
];

/** Text made of what attackers and unlucky publishers write. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...fragments) },
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(''))
  // A lone surrogate cannot stand in a document: its bytes would not be UTF-8.
  .map((text) => text.replace(/\p{Cs}/gu, ''));

const change: fc.Arbitrary<Change> = fc.record({
  area: fc.constantFrom('catalog', 'api', 'docs', 'facts', 'documents'),
  raw: fc.constant(true as const),
  kind: fc.constantFrom('model-removed', 'capability-lost', 'restated', 'something-new'),
  severity: fc.constantFrom('breaking', 'notable', 'info'),
  subject: hostileText,
  field: fc.option(hostileText),
  from: fc.option(hostileText),
  to: fc.option(hostileText),
  message: hostileText,
  at: fc.option(fc.record({ document: hostileText, line: fc.integer({ min: 1, max: 99 }) })),
  fingerprint: fc.constant('0123456789abcdef'),
});

const reason = fc.record({
  rule: hostileText,
  subject: fc.option(hostileText),
  seen: hostileText,
  limit: hostileText,
  accept: hostileText,
});

const problem = fc.record({
  document: hostileText,
  line: fc.option(fc.integer({ min: 1, max: 99 })),
  column: fc.constant(null),
  seen: hostileText,
  expected: hostileText,
  severity: fc.constantFrom('error' as const, 'warning' as const),
});

const edition = { date: '2026-09-11', origin: 'live' as const, digests: {} };

/** A comparison whose every foreign string is hostile. */
export const hostileComparison: fc.Arbitrary<Comparison> = fc
  .record({
    verdict: fc.constantFrom('accepted' as const, 'held' as const),
    held: fc.array(reason, { maxLength: 2 }),
    accepted: fc.array(reason, { maxLength: 2 }),
    changes: fc.array(change, { maxLength: 6 }),
    open: fc.array(change, { maxLength: 2 }),
    problems: fc.array(problem, { maxLength: 3 }),
    notes: fc.array(hostileText, { maxLength: 3 }),
  })
  .map((parts) => ({
    schemaVersion: 1,
    from: edition,
    to: edition,
    bump: 'major',
    ...parts,
    counts: {
      ...{ breaking: 0, notable: 0, info: 0, kinds: {} },
      unchanged: { models: 1, operations: 1, sections: 1, facts: 1 },
    },
  }));
