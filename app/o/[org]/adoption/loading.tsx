import { Skeleton } from "@/app/_ui/feedback/skeleton";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";

export default function LoadingAdoption() {
  return (
    <>
      <PageBar path={[{ label: "Adoption" }]} />
      <PageBody isWide>
        <Skeleton rows={10} />
      </PageBody>
    </>
  );
}
