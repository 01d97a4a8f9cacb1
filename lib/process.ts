import "server-only";
import { recordPeerAddresses } from "./auth/peer";
import { startBus } from "./live/bus";
import { closeStreams } from "./live/stream";

/** Starts what lives beside the requests: the live bus. On SIGTERM the streams close first, so that the server can finish. */
export async function startProcess(): Promise<void> {
  recordPeerAddresses();
  const bus = startBus();
  process.once("SIGTERM", () => {
    closeStreams();
    void bus.stop();
  });
}
