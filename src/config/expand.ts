import { UsageFailure } from '../base/failure.ts';

/** How a variable of the environment is written in a configuration. */
export const variableForm = `\${NAME}`;

/** Variables of the process, or a test's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** `${NAME}`, or the beginning of something that looks like it and is not. */
const reference = /\$\{(?:([A-Z_][A-Z0-9_]*)\})?/g;

/**
 * A text of the configuration with every `${NAME}` replaced by that variable. What a variable holds is not looked into
 * again, and no message tells it.
 *
 * @param key names the place in messages: `headers.x-api-key`.
 * @throws UsageFailure if a variable is not set or empty, since a secret that is silently missing is sent as nothing.
 */
export function expand(text: string, key: string, environment: Environment): string {
  return text.replace(reference, (_match, name: string | undefined) => {
    if (name === undefined) {
      throw new UsageFailure(`${key}: "\${" does not begin the name of a variable.`, {
        advice: `Write ${variableForm}, with capital letters, digits and underscores.`,
      });
    }
    const value = environment[name];
    if (value !== undefined && value !== '') return value;
    throw new UsageFailure(`${key} needs the variable ${name} of the environment, which is not set.`, {
      advice: `Set ${name}, or take ${key} out of the configuration.`,
    });
  });
}
