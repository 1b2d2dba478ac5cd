import { isPlainObject } from '../../../base/json.ts';
import { joinPointer } from '../../../base/json-pointer.ts';
import type { Place } from '../../../base/problem.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';
import type { Edition, FactsReading } from '../../../read/edition.ts';
import type { PlaceInSpec } from '../spec-places.ts';
import { ownNames } from './ours.ts';
import type { Passage } from './passages.ts';

/** An API key as a document shows it, with something in place of its secret: `sk-xxx`. */
export interface KeySample {
  readonly text: string;
  /** What every key begins with: `sk-`. */
  readonly prefix: string;
  readonly place: Place;
}

const keyFormat = /\bkey format\b|密钥格式/i;
const shown =
  /(?:\bBearer\s+|\bapi[_-]?key["']?\s*[:=]\s*["']?|\b[A-Z_]*(?:API_KEY|AUTH_TOKEN)=["']?|(?<![\w-])(?=sk-))([A-Za-z][\w.…*-]*)/gi;

/** The formats that facts pages give. */
export function keyFormats(facts: ReadonlyMap<string, FactsReading>): KeySample[] {
  return [...facts].flatMap(([document, page]) =>
    page.facts
      .filter(({ key }) => keyFormat.test(key))
      .flatMap(({ value, line }) => sampleOf(value.replaceAll('`', '').trim(), { document, line })),
  );
}

/** The keys that the docs show where they speak of this gateway, in its own variables or those of its clients. */
export function keysInDocs(edition: Edition, passages: readonly Passage[]): KeySample[] {
  const own = new RegExp(`(?:^|_)(?:${['OPENAI', 'ANTHROPIC', ...ownNames(edition)].join('|')})_`);
  return passages.flatMap(({ text, line }) =>
    samplesIn(withoutOthers(text, own), { document: 'docs', line }),
  );
}

/** The keys in the descriptions of the spec's security schemes. */
export function keysInSpec(spec: OpenApiDocument, placeInSpec: PlaceInSpec): KeySample[] {
  const components = spec['components'];
  const schemes = isPlainObject(components) ? components['securitySchemes'] : null;
  return Object.entries(isPlainObject(schemes) ? schemes : {}).flatMap(([name, scheme]) =>
    ['description', 'bearerFormat'].flatMap((key) => {
      const words = isPlainObject(scheme) ? scheme[key] : null;
      const place = placeInSpec(joinPointer(joinPointer('/components/securitySchemes', name), key));
      return typeof words === 'string' ? samplesIn(words, place) : [];
    }),
  );
}

/** What the keys of other services begin with. */
const otherKeys = /\b(?:sk-ant-|sk-or-|sk-proj-|gsk_|xai-|hf_|r8_|pplx-|nvapi-|AIza|AKIA)[\w.…*-]*/g;

function withoutOthers(text: string, own: RegExp): string {
  const named = text.replace(/\b([A-Z][A-Z\d_]*_)(?:API_KEY|AUTH_TOKEN)=\S+/g, (all, name: string) =>
    own.test(name) ? all : '',
  );
  return named.replace(otherKeys, '');
}

function samplesIn(text: string, place: Place): KeySample[] {
  return [...text.matchAll(shown)].flatMap((match) => sampleOf(match[1] ?? '', place));
}

/** `your-api-key` and `YOUR_KEY` say nothing of a key's form. */
const words = /your|\bmy\b|api|key|token|secret/i;

/** What stands for the secret: dots, stars, x in a row, brackets. */
const secret = /\.{2,}|…|x{2,}|\*{2,}|[<{[$]/i;

/** Longer than any key; what is longer is something else. */
const longestKey = 200;

function sampleOf(text: string, place: Place): KeySample[] {
  if (text.length > longestKey) return [];
  const bare = text.replace(/(?<!\.)\.$/, '');
  const literal = bare.slice(0, secret.exec(bare)?.index ?? bare.length);
  // Without a mark for the secret, everything up to the last separator is what keys have in common.
  const prefix = literal === bare ? bare.replace(/[^-_]*$/, '') : literal;
  return words.test(bare) || !/[-_]/.test(prefix) ? [] : [{ text: bare, prefix, place }];
}
