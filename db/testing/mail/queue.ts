import type { Ctx } from "@/lib/access/context";
import type { Jobs } from "@/lib/jobs/queue";
import { speakingAs } from "../connections";

type Of = Pick<Ctx, "organizationId">;

/** Takes the mails that the verbs of an organization have queued, as the runner would. */
export async function takeMails({ organizationId }: Of): Promise<Jobs["mail"][]> {
  const { rows } = await speakingAs("owner", (client) =>
    client.query<{ data: Jobs["mail"] }>(
      "delete from pgboss.job where name = 'mail' and data->>'organizationId' = $1 returning data",
      [organizationId],
    ),
  );
  return rows.map(({ data }) => data);
}

/** Works off what is queued until nothing is left. */
export async function workOffMails(ctx: Of, send: (job: Jobs["mail"]) => Promise<unknown>): Promise<void> {
  for (let jobs = await takeMails(ctx); jobs.length > 0; jobs = await takeMails(ctx))
    for (const job of jobs) await send(job);
}
