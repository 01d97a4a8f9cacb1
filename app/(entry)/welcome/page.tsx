import type { Metadata } from "next";
import { Link } from "@/app/_ui/link/link";
import { mayFoundOrganization } from "@/lib/auth/accounts/queries";
import { requirePerson } from "@/lib/auth/context";
import { listOrganizations } from "@/lib/organizations/queries";
import { EntryLink } from "../_components/entry-link";
import { EntryPanel } from "../_components/entry-panel";
import { FoundForm } from "./_components/found-form";
import { OpenDemo } from "./_components/open-demo";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage() {
  const person = await requirePerson();
  const [own, mayFound] = await Promise.all([listOrganizations(person), mayFoundOrganization(person.userId)]);
  return (
    <div className="grid gap-4">
      <EntryPanel
        title={`Welcome, ${person.name}`}
        lead={
          mayFound
            ? "An organization is where a team makes its technology decisions and keeps them. Create yours."
            : "On this server people join by invitation. Open the link that you were given."
        }
      >
        {mayFound && <FoundForm />}
      </EntryPanel>
      {mayFound && (
        <section aria-labelledby="demo" className="grid gap-2 rounded-panel border border-line bg-surface p-5 sm:px-8">
          <h2 id="demo" className="text-md">
            Or look around first
          </h2>
          <p className="text-ink-3">
            The demo is an organization of your own to try things in: ten product lines, fourteen people, fifteen
            decisions over two years, three votes on Django or Flask. You are its owner.
          </p>
          <OpenDemo />
        </section>
      )}
      {own.length > 0 && (
        <section aria-labelledby="own" className="rounded-panel border border-line bg-surface p-5 sm:px-8">
          <h2 id="own" className="text-md">
            Your organizations
          </h2>
          <ul className="mt-2 divide-y divide-line">
            {own.map(({ slug, name, role }) => (
              <li key={slug}>
                <Link
                  href={`/o/${slug}`}
                  className="flex min-h-10 items-center justify-between gap-3 text-ink hover:underline"
                >
                  <span className="clip font-medium">{name}</span>
                  <span className="text-xs text-ink-3">{role}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="text-center text-ink-3">
        Signed in as {person.email}. <EntryLink href="/account">Your account</EntryLink>
      </p>
    </div>
  );
}
