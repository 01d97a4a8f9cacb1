import type { DecisionLinkKind } from "@/db/enums";

/** `from` names `to`: it supersedes it, depends on it … */
export interface MapLink {
  readonly from: string;
  readonly to: string;
  readonly kind: DecisionLinkKind;
  readonly isPartial: boolean;
}

interface Placeable {
  readonly id: string;
  readonly number: number;
  readonly day: string;
  readonly lineIds: readonly string[];
}

/** Where a decision stands, in pixels from the top left, with the column and the lane it is in. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
  readonly column: number;
}

/** A span of time. */
export interface MapColumn {
  readonly label: string;
  readonly x: number;
  readonly width: number;
}

/** A product line, in the order of the tree. */
export interface MapLine {
  readonly id: string;
  /** 0 at the top. */
  readonly depth: number;
}

/** A product line, with those below it where there are many; null for decisions without one. */
export interface MapLane {
  readonly lineId: string | null;
  readonly y: number;
  readonly height: number;
}

export interface MapLayout {
  readonly places: ReadonlyMap<string, MapPlace>;
  readonly columns: readonly MapColumn[];
  readonly lanes: readonly MapLane[];
  readonly width: number;
  readonly height: number;
}

/** Size of a decision, and the space between, in pixels. */
export const CARD = { width: 196, height: 48, gap: 12 } as const;
const COLUMN_GAP = 72;
const LANE_PADDING = 14;
/** A stack in one cell grows no higher than the first of these; the column grows wider instead. Lower ones keep a tall map in a screen's shape. */
const STACKS = [10, 8, 6, 5, 4, 3, 2, 1] as const;
/** How wide a map should be for its height: what most screens leave it. */
const SHAPE = 1.8;
/** More lanes cannot be told apart: lines then stand in the lane of one above them. */
const MOST_LANES = 24;
/** Spans of time in months, from the finest: the first that gives few enough columns is taken. */
const SPANS = [1, 3, 6, 12, 24, 60, 120] as const;
const MOST_COLUMNS = 14;
const SWEEPS = 6;

/**
 * Places decisions by when and where: time runs to the right in columns (spans without a decision are left out), each product line is a
 * lane, and within a cell linked decisions come near each other (barycenters, Sugiyama, Tagawa & Toda 1981). Whoever is for several lines
 * stands in the first of them, by the order of `lines`.
 */
export function layOutMap(
  decisions: readonly Placeable[],
  links: readonly Pick<MapLink, "from" | "to">[],
  lines: readonly MapLine[],
): MapLayout {
  const spans = spansOf(decisions);
  const { laneOf, laneIds } = lanesOf(decisions, lines);
  const cells = inCells(decisions, spans.columnOf, (id) => laneIds.indexOf(laneOf.get(id) ?? null));
  sweep(cells, links);
  return inShape((most) => place(cells, spans.labels, laneIds, most));
}

/** The deepest lanes of which there are few enough; else those of the top. */
function lanesOf(decisions: readonly Placeable[], lines: readonly MapLine[]) {
  const order = new Map(lines.map(({ id }, at) => [id, at]));
  const place = (id: string) => order.get(id) ?? Infinity;
  const own = new Map(
    decisions.map(({ id, lineIds }) => {
      const [first] = lineIds.filter((line) => order.has(line)).toSorted((a, b) => place(a) - place(b));
      return [id, first ?? null] as const;
    }),
  );
  const used = new Set([...own.values()].filter((line) => line !== null));
  const above: MapLine[] = [];
  const ways = new Map(
    lines.map((line) => {
      above.splice(line.depth);
      above.push(line);
      return [line.id, above.map(({ id }) => id)] as const;
    }),
  );
  const upTo = (depth: number) => (line: string) => ways.get(line)?.[depth] ?? line;
  let depth = Math.max(0, ...lines.map((line) => line.depth));
  while (depth > 0 && new Set([...used].map(upTo(depth))).size > MOST_LANES) depth -= 1;
  const laneOf = new Map([...own].map(([id, line]) => [id, line === null ? null : upTo(depth)(line)] as const));
  const lanes = new Set(laneOf.values());
  const laneIds: readonly (string | null)[] = [
    ...lines.map(({ id }) => id).filter((id) => lanes.has(id)),
    ...(lanes.has(null) ? [null] : []),
  ];
  return { laneOf, laneIds };
}

/** The layout with the highest stacks that is wide enough for its height, or else the one that comes nearest. */
function inShape(layOut: (mostRows: number) => MapLayout): MapLayout {
  const far = ({ width, height }: MapLayout) => Math.abs(Math.log(width / Math.max(1, height) / SHAPE));
  let best = layOut(STACKS[0]);
  for (const most of STACKS.slice(1)) {
    if (best.width >= SHAPE * best.height) return best;
    const next = layOut(most);
    if (far(next) < far(best)) best = next;
  }
  return best;
}

/** Decisions of one span and one line, in the order in which they stand. */
interface Cell {
  readonly column: number;
  readonly lane: number;
  ids: string[];
}

function inCells(
  decisions: readonly Placeable[],
  columnOf: (day: string) => number,
  laneOf: (id: string) => number,
): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const { id, day } of decisions.toSorted((a, b) => a.number - b.number)) {
    const [column, lane] = [columnOf(day), laneOf(id)];
    const cell = cells.get(`${column} ${lane}`) ?? { column, lane, ids: [] };
    cell.ids.push(id);
    cells.set(`${column} ${lane}`, cell);
  }
  return [...cells.values()];
}

/** Moves each decision towards the middle of those it is linked with, a few times over. */
function sweep(cells: readonly Cell[], links: readonly Pick<MapLink, "from" | "to">[]): void {
  const near = new Map<string, string[]>();
  for (const { from, to } of links) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  // A height that can be compared between cells: the lane, then the share of the way down its stack.
  const heights = new Map<string, number>();
  const note = ({ lane, ids }: Cell) => ids.forEach((id, row) => heights.set(id, lane + (row + 0.5) / ids.length));
  cells.forEach(note);
  for (let round = 0; round < SWEEPS; round += 1)
    for (const cell of cells) {
      const wanted = new Map(
        cell.ids.map((id) => {
          const others = (near.get(id) ?? []).flatMap((other) => heights.get(other) ?? []);
          const own = heights.get(id) ?? 0;
          return [id, others.length === 0 ? own : others.reduce((sum, height) => sum + height, 0) / others.length];
        }),
      );
      cell.ids = cell.ids.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
      note(cell);
    }
}

function place(
  cells: readonly Cell[],
  labels: readonly string[],
  laneIds: readonly (string | null)[],
  mostRows: number,
): MapLayout {
  const rowsOf = ({ ids }: Cell): number => Math.min(mostRows, ids.length);
  const stacksOf = ({ ids }: Cell): number => Math.ceil(ids.length / mostRows);
  const columns: MapColumn[] = [];
  let x = 0;
  for (const [column, label] of labels.entries()) {
    const stacks = Math.max(...cells.filter((cell) => cell.column === column).map(stacksOf));
    const width = stacks * CARD.width + (stacks - 1) * CARD.gap;
    columns.push({ label, x, width });
    x += width + COLUMN_GAP;
  }
  const lanes: MapLane[] = [];
  let y = 0;
  for (const [lane, lineId] of laneIds.entries()) {
    const rows = Math.max(...cells.filter((cell) => cell.lane === lane).map(rowsOf));
    const height = rows * CARD.height + (rows - 1) * CARD.gap + 2 * LANE_PADDING;
    lanes.push({ lineId, y, height });
    y += height;
  }
  const places = new Map<string, MapPlace>();
  for (const cell of cells) {
    const rows = Math.ceil(cell.ids.length / stacksOf(cell));
    cell.ids.forEach((id, at) =>
      places.set(id, {
        column: cell.column,
        x: (columns[cell.column]?.x ?? 0) + Math.floor(at / rows) * (CARD.width + CARD.gap),
        y: (lanes[cell.lane]?.y ?? 0) + LANE_PADDING + (at % rows) * (CARD.height + CARD.gap),
      }),
    );
  }
  return { places, columns, lanes, width: Math.max(0, x - COLUMN_GAP), height: y };
}

/** Splits time into the finest spans that leave few columns, and drops the empty ones. */
function spansOf(decisions: readonly Placeable[]) {
  const months = decisions.map(({ day }) => monthOf(day));
  const spans = SPANS.map((length) => ({
    length,
    used: [...new Set(months.map((month) => Math.floor(month / length)))],
  }));
  const { length, used } = spans.find((span) => span.used.length <= MOST_COLUMNS) ??
    spans.at(-1) ?? { length: 1, used: [] };
  const inOrder = used.toSorted((a, b) => a - b);
  return {
    columnOf: (day: string) => inOrder.indexOf(Math.floor(monthOf(day) / length)),
    labels: inOrder.map((span) => labelOf(span * length, length)),
  };
}

/** Months since the year 0. */
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function labelOf(month: number, length: number): string {
  const [year, of] = [Math.floor(month / 12), month % 12];
  if (length === 1) return `${MONTHS[of]} ${year}`;
  if (length === 3) return `Q${of / 3 + 1} ${year}`;
  if (length === 6) return `H${of / 6 + 1} ${year}`;
  return length === 12 ? String(year) : `${year} to ${year + length / 12 - 1}`;
}
