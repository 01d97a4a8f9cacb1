import { ButtonLink } from "../form/button-link";
import { PageBody } from "../layout/page-body";
import { Refusal } from "./refusal";

interface Props {
  /** What cannot be done here. */
  readonly title: string;
  /** Why, and who can. */
  readonly reason: string;
  /** Where to go instead. */
  readonly way: { readonly label: string; readonly href: string };
}

/** A page whose act is not the reader's to do: why, and a way on. */
export function RefusedPage({ title, reason, way }: Props) {
  return (
    <PageBody>
      <h1 className="sr-only">{title}</h1>
      <div className="grid max-w-[560px] justify-items-start gap-4">
        <Refusal title={title}>{reason}</Refusal>
        <ButtonLink href={way.href}>{way.label}</ButtonLink>
      </div>
    </PageBody>
  );
}
