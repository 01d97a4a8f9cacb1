import type { Metadata } from "next";
import type { ReactNode } from "react";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Link } from "@/app/_ui/link/link";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { counted, listed } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { requireOrg } from "@/lib/auth/context";
import { listFollowed, type Followed } from "@/lib/following/queries";
import { FollowButton } from "../_following/follow-button";

export const metadata: Metadata = { title: "What you follow" };

/** What I follow, and how to stop. */
export default async function FollowingPage({ params }: { readonly params: Promise<{ readonly org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const followed = await listFollowed(ctx);
  const { decisions, lines, tags } = followed;
  const base = `/o/${ctx.slug}`;
  return (
    <>
      <PageBar path={[{ label: "What you follow" }]} />
      <PageBody>
        <div className="max-w-[46rem]">
          <Lead rest="What others change there stands on your home until you have read it.">{factOf(followed)}</Lead>
          {decisions.length + lines.length + tags.length === 0 && (
            <div className="mt-[22px]">
              <EmptyState
                title="Press Follow on a decision, on a product line, or on a list of decisions with one tag."
                actions={
                  <ButtonLink href={`${base}/decisions`} size="sm">
                    Read the decisions
                  </ButtonLink>
                }
              />
            </div>
          )}
          <FollowedList title="Product lines" count={lines.length}>
            {lines.map(({ id, name, slug }) => (
              <Row key={id}>
                <Link href={`${base}/product-lines/${slug}`} className="clip flex-1 text-ink hover:underline">
                  {name}
                </Link>
                <FollowButton slug={ctx.slug} thing={{ productLineId: id }} name={name} isFollowed />
              </Row>
            ))}
          </FollowedList>
          <FollowedList title="Tags" count={tags.length}>
            {tags.map((tag) => (
              <Row key={tag}>
                <Link
                  href={`${base}/decisions?tag=${encodeURIComponent(tag)}`}
                  className="clip flex-1 text-ink hover:underline"
                >
                  {tag}
                </Link>
                <FollowButton slug={ctx.slug} thing={{ tag }} name={tag} isFollowed />
              </Row>
            ))}
          </FollowedList>
          <FollowedList title="Decisions" count={decisions.length}>
            {decisions.map(({ id, number, title, status }) => (
              <Row key={id}>
                <span role="img" aria-label={status}>
                  <StateGlyph status={status} />
                </span>
                <Link href={`${base}/decisions/${number}`} className="clip flex-1 text-ink hover:underline">
                  <span className="mono text-ink-3">ADR-{number}</span> {title}
                </Link>
                <FollowButton slug={ctx.slug} thing={{ decisionId: id }} name={`ADR-${number}`} isFollowed />
              </Row>
            ))}
          </FollowedList>
        </div>
      </PageBody>
    </>
  );
}

function FollowedList({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="mt-7">
      <SectionTitle count={count} className="flex h-8 items-center">
        {title}
      </SectionTitle>
      <ul className="border-t border-line">{children}</ul>
    </section>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <li className="flex min-h-11 items-center gap-2.5 border-b border-line py-1">{children}</li>;
}

function factOf({ decisions, lines, tags }: Followed): string {
  const parts = [
    ...(lines.length > 0 ? [counted(lines.length, "product line")] : []),
    ...(tags.length > 0 ? [counted(tags.length, "tag")] : []),
    ...(decisions.length > 0 ? [counted(decisions.length, "decision")] : []),
  ];
  return parts.length === 0 ? "You follow nothing yet." : `You follow ${listed(parts)}.`;
}
