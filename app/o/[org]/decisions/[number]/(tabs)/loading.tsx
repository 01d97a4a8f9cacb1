import { Skeleton } from "@/app/_ui/feedback/skeleton";

export default function LoadingDecision() {
  return (
    <div className="mx-auto w-full max-w-[1040px] px-8 pt-10">
      <Skeleton rows={8} />
    </div>
  );
}
