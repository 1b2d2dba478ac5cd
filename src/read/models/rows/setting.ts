import type { HeadingPath } from '../structure/blocks.ts';
import { categoryOf } from '../values/category.ts';
import { headingStatus } from '../values/heading-status.ts';
import { bareHeading, isHost, knownProvider, providerSlug } from '../values/provider.ts';
import type { Setting } from './reader.ts';

/** What headings say of the models below them, once it is known which of them name providers. */
export interface Settings {
  under(heading: HeadingPath | null): Setting;
  /** What a row that stands as a heading inside a table says; `null` when it says nothing. */
  ofGroupRow(text: string, setting: Setting): Setting | null;
}

/**
 * A heading names a category or a status by its words. It names a provider if the provider is a known one, or if it
 * stands beside a heading of its own level that is: unknown names are believed only in such company.
 */
export function readSettings(tableHeadings: ReadonlyArray<HeadingPath | null>): Settings {
  const providerRows = new Set<string>();
  for (const heading of tableHeadings) {
    for (let one = heading; one !== null; one = one.parent) {
      if (knownProvider(one.cell.text) !== null) providerRows.add(rowKey(one));
    }
  }
  const providerOf = (heading: HeadingPath): string | null =>
    knownProvider(heading.cell.text) ??
    (providerRows.has(rowKey(heading)) ? unknownProvider(heading.cell.text) : null);
  return {
    under: (heading) => settingUnder(heading, providerOf),
    ofGroupRow: (text, setting) => groupSetting(text, setting),
  };
}

/** Headings of one level below one parent stand in one row. The title of a document is never beside anything. */
function rowKey(heading: HeadingPath): string {
  return `${heading.level} ${heading.parent?.cell.line ?? 0}`;
}

function settingUnder(
  heading: HeadingPath | null,
  providerOf: (heading: HeadingPath) => string | null,
): Setting {
  let found: Setting = { provider: null, category: null, status: null, mode: null };
  for (let one = heading; one !== null; one = one.parent) {
    const words = bareHeading(one.cell.text);
    found = {
      provider: found.provider ?? (isTitle(one) ? titleProvider(one) : providerOf(one)),
      category: found.category ?? (isTitle(one) && categoryIn(words) === 'text' ? null : categoryIn(words)),
      status: found.status ?? tellingStatus(words),
      mode: found.mode ?? modeIn(words),
    };
  }
  return found;
}

/** A title speaks of the whole site: "LLM pricing" is no category, and a host's name is not who makes the models. */
function isTitle(heading: HeadingPath): boolean {
  return heading.level === 1 && heading.parent === null;
}

function titleProvider(heading: HeadingPath): string | null {
  const provider = knownProvider(heading.cell.text);
  return provider === null || isHost(provider) ? null : provider;
}

/** Words that describe models, or name a family of them, without naming who makes them. */
const describing =
  /^(?:all|other|others|more|claude|gpt|chatgpt|gemini|gemma|grok|llama|glm|overview|general|featured|flagship|popular|recommended|latest|new|current|production|available|supported|free|paid|premium|standard|basic|pro|enterprise|frontier|reasoning|coding|code|vision|multimodal|open|open source|open[- ]weights?|closed|fast|cheap|cost|specialized|specialised|fine[- ]tuning|batch|notes?|about|introduction|目录|全部|其他|推荐|热门|旗舰|免费|最新|可用|支持|概览|说明|备注)\b/i;

function unknownProvider(text: string): string | null {
  const words = bareHeading(text);
  if (words === '' || describing.test(words) || categoryIn(words) !== null || tellingStatus(words) !== null)
    return null;
  return words.split(' ').length <= 3 ? providerSlug(words) : null;
}

function categoryIn(words: string): string | null {
  return categoryOf(words) ?? categoryOf(words.replace(/\s*(?:generation|api|apis|生成)$/i, ''));
}

/** Only what is not the ordinary case: "Available models" says nothing that a row would not. */
function tellingStatus(words: string): string | null {
  const status = headingStatus(words);
  return status === 'active' ? null : status;
}

/** Headings such as `Batch`, `Batch API pricing`, `Priority processing`, `批量推理`, `Fine-tuning models`. The standard way has no name. */
function modeIn(words: string): string | null {
  if (/^fine[- ]?tun(?:ing|ed)(?:\s+(?:api|inference))?$|^微调$/i.test(words)) return 'fine_tuned';
  const match = /^(batch|flex|priority)(?:\s+(?:api|processing|mode|tier|inference|requests?))*$/i.exec(
    words,
  );
  if (match?.[1] !== undefined) return match[1].toLowerCase();
  return /^批(?:量|处理)(?:推理|调用|接口|api)?$/i.test(words) ? 'batch' : null;
}

function groupSetting(text: string, setting: Setting): Setting | null {
  const words = bareHeading(text);
  const category = categoryIn(words);
  const status = headingStatus(words);
  const provider = knownProvider(text);
  if (provider === null && category === null && status === null) return null;
  return {
    ...setting,
    provider: provider ?? setting.provider,
    category: category ?? setting.category,
    status: status ?? setting.status,
  };
}
