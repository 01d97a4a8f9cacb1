import "server-only";
import { setFlagsFromString } from "node:v8";
import { acceptSilent } from "@/lib/approvals/silence/mutations";
import { mintOrganizationId } from "@/lib/auth/context";
import { recordPeerAddresses } from "@/lib/auth/guard/peer";
import { remindDueRounds } from "@/lib/evaluations/reminders/mutations";
import { revealDueRounds } from "@/lib/evaluations/rounds/mutations";
import { makeCheckpoint } from "@/lib/history/checkpoints/mutations";
import { forgetOldAnswers } from "@/lib/idempotency/mutations";
import { followRequests } from "@/lib/health/requests";
import { followSignals } from "@/lib/health/stopping";
import { startJobs } from "@/lib/jobs/runner";
import { startBus } from "@/lib/live/bus";
import { closeStreams } from "@/lib/live/stream";
import { checkOrganization } from "@/lib/upkeep/checks/mutations";
import { dissolveOrganization } from "@/lib/organizations/deletion/mutations";
import { startUpkeep } from "@/lib/upkeep/rounds/mutations";
import { catchUpWholly } from "@/lib/search/upkeep/mutations";
import { sendMails } from "@/lib/notifications/mutations";

/** Starts what lives beside the requests: the live bus and the jobs. Told to end, it finishes what is under way. */
export async function startProcess(): Promise<void> {
  // V8 lets a heap grow to four times what lives in it before it cleans up, where the machine has room. The pages' rubbish
  // is cleaned up as fast at 1.4 times, in half the memory.
  setFlagsFromString("--heap-growing-percent=40");
  recordPeerAddresses();
  followRequests();
  const bus = startBus();
  const jobs = startJobs({
    mail: sendMails,
    reveal: async ({ organizationId }) => {
      await revealDueRounds({ organizationId: mintOrganizationId(organizationId), userId: null });
    },
    remind: async ({ organizationId }) => {
      await remindDueRounds({ organizationId: mintOrganizationId(organizationId), userId: null });
    },
    checkpoint: async ({ organizationId }) => {
      await makeCheckpoint({ organizationId: mintOrganizationId(organizationId), userId: null });
    },
    check: async ({ organizationId }) => {
      await checkOrganization({ organizationId: mintOrganizationId(organizationId), userId: null });
    },
    silence: async ({ organizationId, decisionId }) => {
      await acceptSilent({ organizationId: mintOrganizationId(organizationId), userId: null }, decisionId);
    },
    search: async ({ organizationId }) => {
      await catchUpWholly({ organizationId: mintOrganizationId(organizationId), userId: null });
    },
    dissolve: async ({ organizationId }) => {
      await dissolveOrganization({ organizationId: mintOrganizationId(organizationId), userId: null });
    },
    forget: async ({ organizationId }) => {
      await forgetOldAnswers({ organizationId: mintOrganizationId(organizationId), userId: null });
    },
  });
  const upkeep = startUpkeep();
  followSignals({
    closeStreams,
    finish: () => {
      upkeep.stop();
      return Promise.all([bus.stop(), jobs.stop()]);
    },
  });
}
