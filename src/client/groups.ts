/** A function whose first argument is the client. */
type ClientFunction = (client: never, ...args: never[]) => unknown;

/** Adds to the client its operations by group, each bound to it: `client.chat.createChatCompletion(body)`. */
export function bindGroups(
  client: object,
  groups: Readonly<Record<string, Readonly<Record<string, ClientFunction>>>>,
): object {
  const bound = Object.entries(groups).map(([group, functions]) => [group, bindAll(client, functions)]);
  return Object.assign(client, Object.fromEntries(bound));
}

function bindAll(client: object, functions: Readonly<Record<string, ClientFunction>>): object {
  return Object.fromEntries(
    Object.entries(functions).map(([name, call]) => [name, call.bind(null, client as never)]),
  );
}
