import "server-only";
import { mintOrganizationId } from "./auth/context";
import { recordPeerAddresses } from "./auth/guard/peer";
import { revealDueRounds } from "./evaluations/rounds/mutations";
import { startJobs } from "./jobs/runner";
import { startBus } from "./live/bus";
import { closeStreams } from "./live/stream";
import { sendMails } from "./notifications/mutations";

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
