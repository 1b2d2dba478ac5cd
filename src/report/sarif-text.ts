import { visible } from './foreign-text.ts';

/** Text for a message of SARIF 2.1.0, where `[text](target)` is a link unless its brackets are escaped (§3.11.6). */
export function sarifText(text: string): string {
  return visible(text).replace(/[\\[\]]/g, '\\$&');
}
