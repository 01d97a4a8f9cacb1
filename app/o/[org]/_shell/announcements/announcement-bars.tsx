import { cookies } from "next/headers";
import { listAnnouncements } from "@/lib/announcements/queries";
import { AnnouncementBar } from "./announcement-bar";
import { dismissedName } from "./dismissed";

/** What this browser's reader has not closed of what everybody is told. */
export async function AnnouncementBars() {
  const [all, kept] = await Promise.all([listAnnouncements(), cookies()]);
  const now = new Date().toISOString();
  return all
    .filter(({ id }) => !kept.has(dismissedName(id)))
    .map(({ id, body, startsAt, endsAt }) => (
      <AnnouncementBar
        key={id}
        id={id}
        body={body}
        startsAt={startsAt.toISOString()}
        endsAt={endsAt.toISOString()}
        now={now}
      />
    ));
}
