/** Bounds of reading the documents of one edition, and of comparing two. Each can be set in the configuration as `limits.read`. */
export interface ReadLimits {
  /** Milliseconds of processor work, however long that takes on a machine that has much else to do. */
  readonly time: number;
  /** Megabytes that the values of the thread may take. */
  readonly memory: number;
}

export const defaultReadLimits: ReadLimits = {
  // A catalog of 10,000 models takes about a second and the largest API descriptions known a few; texts that are made
  // to be slow take minutes, and no page that a person would read comes near.
  time: 60_000,
  // Several times what 10,000 models need; what wants more is an attack on the machine that reads it.
  memory: 512,
};
