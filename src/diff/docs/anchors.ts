/**
 * What no translator and no editor touches by the way: code, addresses, and whatever has a digit in it (numbers, dates,
 * versions, ids of models). Numbers are equal however they are written: `1,000`, `1000`, `1K`; dates as their numbers.
 */
export function anchorsOfText(markdown: string): string[] {
  const code = markdown.match(codeOrAddress) ?? [];
  const prose = markdown
    .replace(codeOrAddress, ' ')
    .replace(englishDate, numericDate)
    .replace(chineseDate, '$1-$2-$3');
  return [...code, ...(prose.match(withDigit) ?? []).map(plainNumber)];
}

const codeOrAddress = /(?<!`)`+[^`]+`+|\bhttps?:\/\/[^\s)>\]]+/g;
const withDigit =
  /(?:[\p{Script=Latin}\d][\p{Script=Latin}\d._/:-]*)?\d(?:[\p{Script=Latin}\d.,_/:-]*[\p{Script=Latin}\d])?(?: ?[万亿千])?/gu;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const month = String.raw`(${months.join('|')})[a-z]*\.?`;
const englishDate = new RegExp(String.raw`\b(?:${month} (\d{1,2})|(\d{1,2}) ${month}),? (\d{4})\b`, 'g');
const chineseDate = /(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/g;

function numericDate(
  _: string,
  name: string,
  day: string,
  otherDay: string,
  otherName: string,
  year: string,
): string {
  return `${year}-${months.indexOf(name ?? otherName) + 1}-${day ?? otherDay}`;
}

const factors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, 千: 1e3, 万: 1e4, 亿: 1e8 };

function plainNumber(word: string): string {
  const date = /^(\d{4})[-/.]0?(\d{1,2})[-/.]0?(\d{1,2})$/.exec(word);
  if (date !== null) return `${date[1]}-${date[2]}-${date[3]}`;
  const [, digits, unit = ''] = /^(\d[\d,]*(?:\.\d+)?) ?([kmb千万亿]?)$/i.exec(word) ?? [];
  if (digits === undefined) return word;
  const number = Number(digits.replaceAll(',', '')) * (factors[unit.toLowerCase()] ?? 1);
  return Number.isFinite(number) ? String(number) : word;
}
