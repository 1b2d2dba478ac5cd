/** What a client is called in which the functions stand without a group. */
const clients = ['api', 'client', 'router', 'sdk', 'gateway'];

/** Where a function of a generated client comes from, by the name of the module. */
const ofClients = /generated|client|sdk|router|\bapi\b/i;

/** So far before a name its receiver is looked for. */
const lengthOfReceiver = 80;

/**
 * Prepares the question whether a name is a function of the generated client: behind its group or a client, or alone in a
 * file that has no other function of that name. A name of one word, such as `list`, stands in any text, and counts only
 * behind its group.
 */
export function functionMention(
  name: string,
  groups: readonly string[],
): (bytes: string, index: number) => boolean {
  const receivers = new Set([...groups, ...clients]);
  const isWord = /^[a-z\d]+$/.test(name);
  const isOwn = declarationOf(name);
  return (bytes, index) => {
    const before = bytes.slice(Math.max(0, index - lengthOfReceiver), index);
    if (/[\w$]$/.test(before)) return false;
    const receiver = /([\w$]+)(?:\(\))?\s*[?!]?\.\s*$/.exec(before)?.[1];
    if (receiver !== undefined) return (isWord ? groups : [...receivers]).includes(receiver);
    return !isWord && !before.endsWith('.') && !isOwn(bytes);
  };
}

/** True for a text that has a function of this name from elsewhere: its own, or one of another module. */
function declarationOf(name: string): (bytes: string) => boolean {
  const word = name.replaceAll('$', '\\$&');
  const own = new RegExp(
    String.raw`\b(?:function\*?|def|func|fun|fn|class|const|let|var|val|sub)\s+(?:\([^)\n]{0,60}\)\s*)?${word}\b|^[ \t]*(?:(?:public|private|protected|static|async|override|export)\s+)*(?:[\w<>[\]]+\s+)?${word}\s*\([^\n]*\{\s*$`,
    'm',
  );
  const imported = new RegExp(
    String.raw`\{[^{}]{0,2000}\b${word}\b[^{}]{0,2000}\}\s*from\s*["']([^"'\n]{1,200})["']`,
  );
  let last = { bytes: '', answer: false };
  return (bytes) => {
    if (last.bytes === bytes) return last.answer;
    const from = imported.exec(bytes)?.[1];
    const answer = from === undefined ? own.test(bytes) : !ofClients.test(from);
    last = { bytes, answer };
    return answer;
  };
}
