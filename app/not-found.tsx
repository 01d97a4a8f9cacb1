import { EntryFrame } from "./(entry)/_components/entry-frame";
import { PageMessage } from "./_ui/feedback/page-message";
import { ButtonLink } from "./_ui/form/button-link";

/** Nothing at this address, or nothing this reader may see: the two are not told apart. */
export default function NotFound() {
  return (
    <EntryFrame>
      <title>Not found · Accord</title>
      <PageMessage
        title="There is nothing here, or you may not see it."
        rest="Check the address, or ask whoever gave it to you."
      >
        <ButtonLink href="/">Go to your organization</ButtonLink>
      </PageMessage>
    </EntryFrame>
  );
}
