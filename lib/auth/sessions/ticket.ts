import { seal, unseal } from "../sealed";

const PURPOSE = "ticket";
const SECONDS = 60;

/** What next-auth is handed for a session that was just opened. It never leaves the server. */
export const ticketFor = (sessionId: string) => seal({ sessionId }, PURPOSE, SECONDS);

/** The session of a ticket, or null when it is none of ours. */
export async function sessionOfTicket(ticket: string | undefined): Promise<string | null> {
  const sessionId = (await unseal(ticket, PURPOSE))?.["sessionId"];
  return typeof sessionId === "string" ? sessionId : null;
}
