/** A function whose first argument is the client. */
type ClientFunction = (client: never, ...args: never[]) => unknown;
/** Adds to the client its operations by group, each bound to it: `client.chat.createChatCompletion(body)`. */
export declare function bindGroups(client: object, groups: Readonly<Record<string, Readonly<Record<string, ClientFunction>>>>): object;
export {};
