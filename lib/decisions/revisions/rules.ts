import type { RevisionConflict } from "./input";

/** Is this the detail of a CONFLICT of `reviseDecision`? It arrives from the wire, where nothing is sure. */
export function isRevisionConflict(detail: unknown): detail is RevisionConflict {
  return (
    typeof detail === "object" &&
    detail !== null &&
    ["kind", "theirs", "yours", "theirCommitment", "author"].every(
      (key) => typeof Reflect.get(detail, key) === "string",
    )
  );
}
