/**
 * Counts the readers: raised whenever the same documents are read into other data. A package made by an older reader
 * is made again from the documents it holds, and what only the reader changed is never reported as upstream's doing.
 */
export const readerVersion = 1;
