import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Skeleton } from "@/app/_ui/feedback/skeleton";

export default function MembersLoading() {
  return (
    <>
      <PageBar path={[{ label: "Members" }]} />
      <PageBody>
        <Skeleton />
      </PageBody>
    </>
  );
}
