/** Adds to the client its operations by group, each bound to it: `client.chat.createChatCompletion(body)`. */
export function bindGroups(client, groups) {
    const bound = Object.entries(groups).map(([group, functions]) => [group, bindAll(client, functions)]);
    return Object.assign(client, Object.fromEntries(bound));
}
function bindAll(client, functions) {
    return Object.fromEntries(Object.entries(functions).map(([name, call]) => [name, call.bind(null, client)]));
}
