import { formatOf } from './text-format.ts';

/**
 * Further places where a text says that a value is a model, each in a form of its own: a table of TOML, the flag `-m` of a
 * command line, a provider of an SDK that is called, a choice by the model.
 */
type Value = readonly [offset: number, text: string];

const id = String.raw`[A-Za-z0-9@~][\w.:@+~*/-]{0,199}`;

/** `[models.o1]`, `[[models."gpt-5.5"]]`; a bare key ends at a dot. */
const table = new RegExp(
  String.raw`^[ \t]*\[\[?(?:[\w-]{1,60}\.){0,9}models?\.(?:"(${id})"|'(${id})'|([\w-]{1,200}))[\].]`,
  'gim',
);

/** `openrouter('o1')`, `openai.chat("o1")` of SDKs whose providers are functions. */
const provider = new RegExp(
  String.raw`\b(?:openai|openrouter|routerOne|gateway|litellm)(?:\.(?:chat|responses|completions?|embedding|image|speech))?\(\s*(?:"(${id})"|'(${id})')`,
  'g',
);

/** `-m o1`. */
const flag = new RegExp(String.raw` -m[ =](?:"(${id})"|'(${id})'|(${id}))(?=[\s"'\x60\\)]|$)`, 'gm');
/** So far back the command of a flag is looked for. */
const lengthOfCommand = 200;

/** Commands whose `-m` is a model. */
const callsModels =
  /(?:^|[\s`$>"'(/])(?:llm|aider|codex|opencode|gemini|qwen|claude|mods|sgpt|aichat|chatgpt|crush|goose|fabric|gptme)\s/;
/** Commands whose `-m` is a message, a module, a mode, an amount of memory. */
const means =
  /\b(?:git|hg|svn|jj|gh|python[\d.]*|py|uv|pip|pytest|node|docker|podman|mkdir|install|mypy|coverage|useradd|chmod|mount|curl|wget|grep|rg|sed|tar|zip|uname|free|java|jar|alembic|nmcli|ansible|pnpm|npm|yarn|m4|cmake|make)\b/;

const choice = /\b(?:switch|match)\b[^\n{]{0,60}[mM]odel[^\n{:]{0,60}[{:]/g;
const caseOf = new RegExp(
  String.raw`\bcase\s+((?:["'](?:${id})["']\s*[,|]?\s*){1,20})|["'](${id})["']\s*=>`,
  'g',
);
/** So far behind its head a choice is read, up to the next one. */
const lengthOfChoice = 4000;

/** Most files have nothing of all this, and one look tells. */
const some = /(?:switch|match)\b| -m[ =]|(?:openai|openrouter|routerOne|gateway|litellm)[.(]/;

/** The values, offset and text, in no order. */
export function valuesElsewhere(text: string, path: string): Value[] {
  const tables = formatOf(path) === 'toml' ? matched(text, table) : [];
  if (!some.test(text)) return tables;
  return [...tables, ...matched(text, provider), ...flagged(text), ...chosen(text)];
}

function matched(text: string, pattern: RegExp): Value[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: all, 1: one, 2: other, 3: third, index }): Value[] => {
    const value = one ?? other ?? third;
    return value === undefined ? [] : [[index + all.lastIndexOf(value), value]];
  });
}

/** A word behind `-m` is a model of commands that are known for it; a name with figures is one of any but a few others. */
function flagged(text: string): Value[] {
  return matched(text, flag).filter(([offset, value]) => {
    const [command = ''] = /[^\n|;&]*$/.exec(text.slice(Math.max(0, offset - lengthOfCommand), offset)) ?? [];
    const isName = /\d/.test(value) && /[a-z]/i.test(value);
    return callsModels.test(command) || (isName && !means.test(command));
  });
}

function chosen(text: string): Value[] {
  return [...text.matchAll(choice)].flatMap(({ 0: head, index }) => {
    const start = index + head.length;
    const rest = text.slice(start, start + lengthOfChoice).split(/\b(?:switch|match)\b/, 1)[0] ?? '';
    return [...rest.matchAll(caseOf)].flatMap((found) =>
      [...found[0].matchAll(/["']([^"'\s]+)["']/g)].map(
        ({ 1: value = '', index: at }): Value => [start + found.index + at + 1, value],
      ),
    );
  });
}
