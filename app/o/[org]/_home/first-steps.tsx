import { Check } from "@/app/_ui/icons";
import { ButtonLink } from "@/app/_ui/form/button-link";
import type { Beginning } from "@/lib/home/queries";

interface Props {
  readonly slug: string;
  readonly beginning: Beginning;
  readonly canManage: boolean;
  readonly canCreateDecisions: boolean;
}

/** How a new organization begins: three ways, each with what it leads to. What is done says so. */
export function FirstSteps({ slug, beginning, canManage, canCreateDecisions }: Props) {
  const at = `/o/${slug}`;
  const steps = [
    canCreateDecisions && {
      title: "Ask the first question",
      text: "“Django or Flask?” comes with three options and fourteen criteria, ready to be weighed. Or begin with a blank page.",
      href: `${at}/decisions/new`,
      act: "New decision",
      isDone: beginning.decisions > 0,
    },
    canManage && {
      title: "Invite the people who decide",
      text: "You get a link for each of them: members vote, leads approve, stakeholders read along.",
      href: `${at}/members`,
      act: "Invite people",
      isDone: beginning.members > 1,
    },
    canManage && {
      title: "Draw your product lines",
      text: "Decisions are made for product lines. The first one is there; add products, departments or regions below it.",
      href: `${at}/product-lines`,
      act: "Product lines",
      isDone: beginning.lines > 1,
    },
  ].filter((step) => step !== false);
  const next = steps.find((step) => !step.isDone);
  return (
    <ol className="mt-[22px] border-t border-line">
      {steps.map((step, index) => (
        <li
          key={step.title}
          className="grid grid-cols-[20px_minmax(0,1fr)] items-center gap-x-3.5 gap-y-2 border-b border-line py-3.5 sm:grid-cols-[20px_minmax(0,1fr)_auto]"
        >
          <span className="self-start text-base/[22px] text-ink-3 num">
            {step.isDone ? (
              <Check aria-label="Done" className="mt-[3px] size-4 text-positive-ink" />
            ) : steps.length > 1 ? (
              index + 1
            ) : null}
          </span>
          <div className="min-w-0">
            <h2 className="text-base/[22px] font-medium tracking-tight">{step.title}</h2>
            <p className="text-ink-3">{step.text}</p>
          </div>
          <div className="max-sm:col-start-2">
            <ButtonLink href={step.href} size="sm" variant={step === next ? "primary" : "secondary"}>
              {step.act}
            </ButtonLink>
          </div>
        </li>
      ))}
    </ol>
  );
}
