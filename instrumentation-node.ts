import "server-only";
import { mintOrganizationId } from "@/lib/auth/context";
import { recordPeerAddresses } from "@/lib/auth/guard/peer";
import { revealDueRounds } from "@/lib/evaluations/rounds/mutations";
import { startJobs } from "@/lib/jobs/runner";
import { startBus } from "@/lib/live/bus";
import { closeStreams } from "@/lib/live/stream";
import { sendMails } from "@/lib/notifications/mutations";

/** Starts what lives beside the requests: the live bus and the jobs. On SIGTERM the streams close first, so that the server can finish. */
export async function startProcess(): Promise<void> {
  recordPeerAddresses();
  const bus = startBus();
  const jobs = startJobs({
    mail: sendMails,
    reveal: async ({ organizationId }) => {
      await revealDueRounds({ organizationId: mintOrganizationId(organizationId), userId: null });
    },
  });
  process.once("SIGTERM", () => {
    closeStreams();
    void bus.stop();
    void jobs.stop();
  });
}
