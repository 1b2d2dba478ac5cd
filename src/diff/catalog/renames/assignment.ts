/** A possible match of `from` with `to`, both of them numbers of some list; a greater weight is a better match. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly weight: bigint;
}

/** A way to reach a `to`: edges to take and, between them, chosen edges to give up; and what that gains in all. */
interface Path {
  readonly edges: readonly Edge[];
  readonly gain: bigint;
}

const start: Path = { edges: [], gain: 0n };

/**
 * The one-to-one choice of edges with the greatest total weight; nobody has to be matched. Grows the choice along the
 * path of greatest gain until none gains anything, which is optimal. For the few edges among namesakes: the time grows
 * with the cube of their number.
 */
export function bestAssignment(edges: readonly Edge[]): Edge[] {
  const chosen = new Set<Edge>();
  for (;;) {
    const path = bestPath(edges, chosen);
    if (path === null) return [...chosen];
    for (const edge of path.edges) if (!chosen.delete(edge)) chosen.add(edge);
  }
}

function bestPath(edges: readonly Edge[], chosen: ReadonlySet<Edge>): Path | null {
  const byFrom = new Map([...chosen].map((edge) => [edge.from, edge]));
  const byTo = new Map([...chosen].map((edge) => [edge.to, edge]));
  let best: Path | null = null;
  for (const [to, path] of reach(edges, byFrom)) {
    if (!byTo.has(to) && path.gain > (best?.gain ?? 0n)) best = path;
  }
  return best;
}

/** The best path to each `to` from any unmatched `from`, by relaxing edges until nothing improves. */
function reach(edges: readonly Edge[], byFrom: ReadonlyMap<number, Edge>): Map<number, Path> {
  const paths = new Map<number, Path>();
  for (let improved = true; improved; ) {
    improved = false;
    for (const edge of edges) {
      const path = extend(edge, byFrom.get(edge.from), paths);
      if (path !== null) paths.set(edge.to, path);
      improved ||= path !== null;
    }
  }
  return paths;
}

/**
 * A path that ends with `edge` and is better than the known one to the same end: its first step, or one that frees
 * `edge.from` by giving up its chosen edge `held`.
 */
function extend(edge: Edge, held: Edge | undefined, paths: ReadonlyMap<number, Path>): Path | null {
  const before = held === undefined ? start : paths.get(held.to);
  if (held === edge || before === undefined) return null;
  const gain = before.gain - (held?.weight ?? 0n) + edge.weight;
  const known = paths.get(edge.to);
  if (known !== undefined && known.gain >= gain) return null;
  return { edges: held === undefined ? [edge] : [...before.edges, held, edge], gain };
}
