import { Skeleton } from "@/app/_ui/feedback/skeleton";

export default function LoadingEvaluation() {
  return (
    <div className="w-full px-6 pt-8">
      <Skeleton rows={10} />
    </div>
  );
}
