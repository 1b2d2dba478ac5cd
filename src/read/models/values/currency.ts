/** How each currency is written, longest first where one writing contains another. */
const writings: ReadonlyArray<readonly [pattern: RegExp, code: string]> = [
  [/^(?:R\$|BRL)/, 'BRL'],
  [/^(?:NT\$|TWD)/, 'TWD'],
  [/^(?:HK\$|HKD)/, 'HKD'],
  [/^(?:AU?\$|AUD)/, 'AUD'],
  [/^(?:CA?\$|CAD)/, 'CAD'],
  [/^(?:SG?\$|SGD)/, 'SGD'],
  [/^(?:NZ\$|NZD)/, 'NZD'],
  [/^(?:MX\$|MXN)/, 'MXN'],
  [/^(?:US\$|USD\$?|\$|＄|U\.S\. dollars?|US dollars?|dollars?|美元|美金)/i, 'USD'],
  [/^(?:CNY|RMB|CN¥|¥|人民币|元|yuan)/i, 'CNY'],
  [/^(?:EUR|€|euros?)/i, 'EUR'],
  [/^(?:GBP|£)/i, 'GBP'],
  [/^(?:JPY|JP¥|円|日元)/i, 'JPY'],
  [/^(?:INR|₹)/i, 'INR'],
  [/^(?:KRW|₩)/i, 'KRW'],
  [/^(?:CHF)/i, 'CHF'],
  [/^(?:₽|RUB|руб(?:\.|лей|ля|ль)?)/i, 'RUB'],
  [/^(?:₺|TRY)/, 'TRY'],
  [/^(?:PLN|zł)/, 'PLN'],
  [/^(?:₫|VND)/, 'VND'],
  [/^(?:IDR|Rp)/, 'IDR'],
];

/** A currency at the start of a text: its ISO 4217 code and how many characters it takes. */
export interface CurrencyMatch {
  readonly code: string;
  readonly length: number;
}

/** The currency with which the text begins. `¥` is read as CNY: model prices in yen are not written so. */
export function currencyAt(text: string): CurrencyMatch | null {
  for (const [pattern, code] of writings) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined && endsAtWord(found, text.slice(found.length)))
      return { code, length: found.length };
  }
  return null;
}

/** Every currency that a text names. */
export function currenciesIn(text: string): ReadonlySet<string> {
  const codes = new Set<string>();
  for (let index = 0; index < text.length; index += 1) {
    // `R$` is no dollar of the United States, nor is any other with a letter before it.
    if (index > 0 && isLetter(text[index - 1]) && /[a-z$]/i.test(text[index] ?? '')) continue;
    const match = currencyAt(text.slice(index, index + 16));
    if (match === null) continue;
    codes.add(match.code);
    // Past the match: `美元` is no `元`.
    index += match.length - 1;
  }
  return codes;
}

/** `EUR` is no currency in `EUROPE`. */
function endsAtWord(found: string, rest: string): boolean {
  return !(isLetter(found.at(-1)) && isLetter(rest[0]));
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-zł\p{Script=Cyrillic}]/iu.test(character);
}

/** The sign or word of any currency, for taking them out of a text. */
export const currencySigns =
  /(?:US|R|NT|HK|AU?|CA?|SG?|NZ|MX)\$|[$¥€£₹₩₽₺₫]|(?<!\p{L})(?:USD|CNY|RMB|EUR|GBP|JPY|INR|BRL|TWD|HKD|AUD|CAD|SGD|NZD|MXN|RUB|TRY|PLN|VND|IDR|zł|руб(?:лей|ля|ль)?|(?:US )?dollars?)(?!\p{L})|人民币|日元|美元|美金|元|円/giu;
