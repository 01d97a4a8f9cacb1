import type { MapLine } from "@/lib/decisions/map/rules";
import type { DecisionMap } from "@/lib/decisions/map/queries";

/** What the picture is drawn from. */
export interface MapData extends Pick<DecisionMap, "decisions" | "links"> {
  readonly slug: string;
  /** In the order of the tree. */
  readonly lines: readonly (MapLine & { readonly name: string })[];
}
