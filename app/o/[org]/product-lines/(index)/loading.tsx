import { Skeleton } from "@/app/_ui/feedback/skeleton";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";

export default function LoadingProductLines() {
  return (
    <>
      <PageBar path={[{ label: "Product lines" }]} />
      <PageBody className="max-w-[52rem]">
        <Skeleton rows={8} />
      </PageBody>
    </>
  );
}
