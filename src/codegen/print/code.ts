/**
 * Text that is safe to stand in generated code. Only the encoders beside this file and the `code` tag make it, so a
 * foreign string cannot reach a generated file without passing an encoder: a plain string is refused by the type checker
 * and, should a cast let one through, at run time.
 */
export class Code {
  readonly text: string;
  readonly #printed = true;

  constructor(text: string) {
    this.text = text;
  }

  static is(value: unknown): value is Code {
    return typeof value === 'object' && value !== null && #printed in value;
  }
}

/** Code from our own words with encoded parts between them: ``code`export const ${identifier(name)} = 1;` ``. */
export function code(words: TemplateStringsArray, ...parts: readonly Code[]): Code {
  const texts = parts.map(textOf);
  return new Code(words.map((word, index) => word + (texts[index] ?? '')).join(''));
}

/** The parts in their order with our own text between them (a line feed if not said otherwise). */
export function joinCode(parts: readonly Code[], separator = '\n'): Code {
  return new Code(parts.map(textOf).join(separator));
}

/** The lines of a part moved to the right by so many blanks; empty lines stay empty. */
export function indent(part: Code, blanks = 2): Code {
  return new Code(part.text.replace(/^(?=.)/gm, ' '.repeat(blanks)));
}

function textOf(part: Code): string {
  if (!Code.is(part)) throw new TypeError('generated code is made of encoded parts only');
  return part.text;
}

/** Lines within braces, or braces alone when there are none. */
export function block(lines: readonly Code[]): Code {
  return lines.length === 0 ? new Code('{}') : new Code(`{\n${indent(joinCode(lines)).text}\n}`);
}
