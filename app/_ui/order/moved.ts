/** An order in which some share the place of the one before. */
export interface TiedOrder {
  readonly ids: readonly string[];
  /** By place: does it share the place of the one before? */
  readonly ties: readonly boolean[];
}

/** The order with one moved. A place that was shared is not shared with whoever comes to stand there; other ties stay. */
export function moved({ ids, ties }: TiedOrder, from: number, to: number): TiedOrder {
  const order = ids.filter((_, at) => at !== from);
  order.splice(to, 0, ...ids.slice(from, from + 1));
  const [first, last] = [Math.min(from, to), Math.max(from, to) + 1];
  return { ids: order, ties: ties.map((isTied, at) => isTied && (at < first || at > last)) };
}
