import { groupBy } from '../../../base/group-by.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';
import { listOperations, type Operation } from '../../../openapi/operations.ts';
import type { DocsSection } from '../../../read/edition.ts';
import { operationsMentioned } from '../claims/operation-mentions.ts';
import { isPathOf } from '../claims/paths.ts';
import { requestFields } from '../claims/request-fields.ts';
import type { Contradiction, Rule } from '../rule.ts';

export const requiredField: Rule = {
  id: 'required-field',
  description: 'A field of a request that the docs call required and the spec optional, or the reverse.',
  many: 'fields of requests',
  check: ({ edition, claims, placeInSpec }) => {
    const { api } = edition;
    if (api === null) return [];
    const operations = listOperations(api.spec);
    const named = new Map<string, Operation | null>();
    return [...groupBy(claims, ({ section }) => section)].flatMap(([section, passages]) => {
      const own = onlyOperation(operationsMentioned({ ...edition, facts: new Map() }, passages), operations);
      named.set(JSON.stringify(section.path), own ?? null);
      const operation = own ?? above(section, named);
      return operation === null
        ? []
        : disputedIn(section, operation, api.spec).map(({ pointer, ...rest }) => ({
            ...rest,
            at: rest.at ?? placeInSpec(pointer),
          }));
    });
  },
};

/** The operation that all mentions in a section are of; `null` where they are of several, `undefined` for none. */
function onlyOperation(
  mentions: ReturnType<typeof operationsMentioned>,
  operations: readonly Operation[],
): Operation | null | undefined {
  const found = new Set(
    mentions.flatMap(({ method, path }) =>
      operations.filter(
        (one) => (method === null || method === one.method) && path !== '' && isPathOf(path, one.path),
      ),
    ),
  );
  const [operation] = found;
  return found.size > 1 ? null : operation;
}

/** The operation of the nearest section above that names any: `Parameters` below `POST /v1/messages`. */
function above({ path }: DocsSection, named: ReadonlyMap<string, Operation | null>): Operation | null {
  for (let length = path.length - 1; length > 0; length--) {
    const operation = named.get(JSON.stringify(path.slice(0, length)));
    if (operation) return operation;
  }
  return null;
}

/** A field that the docs state, with what they say of it. */
interface StatedField {
  readonly name: string;
  readonly required: boolean;
  readonly line: number;
}

function disputedIn(
  section: DocsSection,
  operation: Operation,
  spec: OpenApiDocument,
): Array<Contradiction & { readonly pointer: string }> {
  if (
    /\b(?:responses?|returns?|output|events?|errors?|headers?|examples?)\b|响应|返回/i.test(
      section.path.at(-1) ?? '',
    )
  )
    return [];
  const stated = statedFields(section);
  if (stated.length === 0) return [];
  const known = requestFields(spec, operation);
  return stated.flatMap(({ name, required, line }) => {
    const field = known.get(name);
    if (field === undefined || field.required === required) return [];
    const [from, to] = required ? ['required', 'optional'] : ['optional', 'required'];
    const says = `${from} in docs, line ${line}, but ${to} in the spec`;
    return [
      {
        subject: `${operation.id} ${name}`,
        from,
        to,
        says,
        at: { document: 'docs', line },
        pointer: field.pointer,
      },
    ];
  });
}

const nameTitle =
  /^(?:parameters?|params?|fields?|names?|property|properties|attributes?|arguments?|keys?|参数|字段|名称)$/i;
const requiredTitle = /^(?:required\??|mandatory|必填|必须|是否必填)$/i;
const yes = /^(?:yes|y|true|required|✓|✔️?|✅|☑️?|是|必填)$/i;
const no = /^(?:no|n|false|optional|✗|✘|❌|否|可选)$/i;

/** The rows of tables with a column about it, and `- \`model\` (string, required)` in lists. Dotted names are deeper fields. */
function statedFields({ blocks }: DocsSection): StatedField[] {
  return blocks.flatMap((block): StatedField[] => {
    if (block.kind === 'text') return statedInText(block.text, block.line);
    if (block.kind !== 'table') return [];
    const titles = block.header.map((title) => title.replace(/[*_`]/g, '').trim());
    const [name, required] = [
      titles.findIndex((title) => nameTitle.test(title)),
      titles.findIndex((title) => requiredTitle.test(title)),
    ];
    if (name === -1 || required === -1) return [];
    return block.rows.flatMap(({ cells, line }) => {
      const word = (cells[required] ?? '').replace(/[*_`]/g, '').trim();
      const field = fieldName(cells[name] ?? '');
      return field === null || !(yes.test(word) || no.test(word))
        ? []
        : [{ name: field, required: yes.test(word), line }];
    });
  });
}

function statedInText(text: string, line: number): StatedField[] {
  const [, name = '', words = ''] = /^\**`([\w.-]+)`\**\s*\(([^()]{1,60})\)/.exec(text) ?? [];
  const [stated, ...others] = words.match(/\b(?:required|optional)\b/gi) ?? [];
  const field = fieldName(name);
  const isPlain =
    stated !== undefined && others.length === 0 && !/\b(?:if|when|unless|for|only)\b/i.test(words);
  return field === null || !isPlain ? [] : [{ name: field, required: /required/i.test(stated), line }];
}

function fieldName(cell: string): string | null {
  return /^[`*\s]*([A-Za-z_][\w-]*)[`*\s]*$/.exec(cell)?.[1] ?? null;
}
