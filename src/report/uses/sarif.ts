import { fingerprintOf } from '../../base/digest.ts';
import { printJson } from '../../base/json.ts';
import type { Use, Uses } from '../../uses/find-uses.ts';
import type { IdState } from '../../uses/known-ids.ts';
import { sarifText } from '../foreign-text.ts';
import { spell } from '../phrase.ts';
import { saysOf } from './groups.ts';

const levels: Readonly<Record<IdState, 'error' | 'warning' | 'note'>> = {
  removed: 'error',
  renamed: 'error',
  retired: 'error',
  deprecated: 'warning',
  misspelt: 'warning',
  active: 'note',
};

const about: Readonly<Record<IdState, string>> = {
  removed: 'The model is gone: calls fail',
  renamed: 'The model has another id: calls of the old one fail',
  retired: 'The model is listed and no longer answers',
  deprecated: 'The model ends',
  misspelt: 'No model of the catalog has this id',
  active: 'A model in use',
};

/**
 * The uses as SARIF 2.1.0 (OASIS), with a fix where a replacement is known. Paths are relative to the root that code
 * scanning checks out, so run the command there.
 */
export function usesSarif({ uses, operations }: Uses, toolVersion: string): string {
  const states = [...new Set(uses.map(({ state }) => state))];
  const rules = [
    ...states.map((state) => ({ id: `uses/${state}`, shortDescription: { text: about[state] } })),
    ...(operations.length === 0
      ? []
      : [
          {
            id: 'uses/operation',
            shortDescription: { text: 'The operation is gone or changed for the worse' },
          },
        ]),
  ];
  const calls = operations.map(({ operation, path, line, column, text }) => ({
    ruleId: 'uses/operation',
    level: operation.state === 'gone' ? 'error' : 'warning',
    message: { text: sarifText(operation.changes.join(' ')) },
    locations: [location(path, line, column, text)],
    partialFingerprints: { 'use/v1': fingerprintOf([path, operation.method, operation.path]) },
  }));
  return printJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'router-one-sync', version: toolVersion, rules } },
        columnKind: 'utf16CodeUnits',
        results: [...uses.map(resultOf), ...calls],
      },
    ],
  });
}

function resultOf(use: Use): unknown {
  const { id, state, path, line, column, text, replacement } = use;
  const says = `${sarifText(text)} ${spell(saysOf(use), sarifText)}`;
  return {
    ruleId: `uses/${state}`,
    level: levels[state],
    message: { text: says },
    locations: [location(path, line, column, text)],
    partialFingerprints: { 'use/v1': fingerprintOf([path, id, state]) },
    ...(replacement !== null && { fixes: [fixOf(use, replacement)] }),
  };
}

function fixOf({ path, line, column, text }: Use, replacement: string): unknown {
  const region = regionOf(line, column, text);
  return {
    description: { text: sarifText(`Use ${replacement}`) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(path) },
        replacements: [{ deletedRegion: region, insertedContent: { text: replacement } }],
      },
    ],
  };
}

function location(path: string, line: number, column: number, text: string): unknown {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: regionOf(line, column, text) },
  };
}

function regionOf(line: number, column: number, text: string) {
  return { startLine: line, startColumn: column, endColumn: column + text.length };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
