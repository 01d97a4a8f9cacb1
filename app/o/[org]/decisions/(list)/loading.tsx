import { Skeleton } from "@/app/_ui/feedback/skeleton";
import { PageBar } from "@/app/_ui/layout/page-bar";

export default function LoadingDecisions() {
  return (
    <>
      <PageBar path={[{ label: "Decisions" }]} />
      <div className="px-5 pt-24">
        <Skeleton rows={12} />
      </div>
    </>
  );
}
