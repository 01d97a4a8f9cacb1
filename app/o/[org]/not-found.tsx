import { PageMessage } from "@/app/_ui/feedback/page-message";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";

/** Nothing at this address of the workspace, or nothing this reader may see: the two are not told apart. */
export default function NotFound() {
  return (
    <>
      <title>Not found · Accord</title>
      <PageBar path={[{ label: "Not found" }]} />
      <PageBody>
        <PageMessage
          title="There is nothing here, or you may not see it."
          rest="Check the address, or ask whoever gave it to you."
        />
      </PageBody>
    </>
  );
}
