import { visible } from './foreign-text.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Code points that XML 1.0 has no place for, not even as a reference. */
const outsideXml = /[\ufffe\uffff]/g;

/** Foreign text for XML element content and quoted attributes. */
export function xmlText(foreignText: string): string {
  return visible(foreignText)
    .replace(outsideXml, '\ufffd')
    .replace(/[&<>"']/g, (character) => references[character] ?? '');
}
