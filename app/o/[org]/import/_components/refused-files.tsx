import { Refusal } from "@/app/_ui/feedback/refusal";
import { counted } from "@/app/_ui/text/format";
import type { LeftOut } from "@/lib/imports/paths/rules";

/** So many are named. */
const MOST = 8;

/** Files that cannot be taken in, each with the reason. */
export function RefusedFiles({ refused }: { readonly refused: readonly LeftOut[] }) {
  return (
    <Refusal title={`${counted(refused.length, "file")} cannot be taken in.`}>
      <ul className="mt-1 grid gap-0.5 text-xs text-ink-2">
        {refused.slice(0, MOST).map(({ path, why }) => (
          <li key={path}>{why}</li>
        ))}
        {refused.length > MOST && <li>and {refused.length - MOST} more</li>}
      </ul>
    </Refusal>
  );
}
