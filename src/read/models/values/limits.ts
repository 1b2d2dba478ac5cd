/**
 * The longest text that any rule for cells, headers or sentences looks at, in characters. Ten times longer than the
 * longest cell seen; it bounds the time of rules that look ahead from every position. What is longer is unread.
 */
export const longestText = 2_000;
