import type { DemoDecision } from "../shape";

/** How data reaches the warehouse: an answer that held for ten months, and the one that replaced it. */
export const dataPlatformDecisions: readonly DemoDecision[] = [
  {
    number: 5,
    title: "Nightly batch to the warehouse",
    status: "superseded",
    lines: ["warehouse"],
    author: "hiroshi-tanaka",
    steward: "hiroshi-tanaka",
    createdDaysAgo: 610,
    proposedDaysAgo: 605,
    decidedDaysAgo: 601.1,
    revisions: [
      {
        by: "hiroshi-tanaka",
        daysAgo: 610,
        sections: {
          context: `Finance and sales ask for reports across product lines. Today somebody exports tables by hand, on request, and the figures of two departments differ because they were taken on different days.

The sources are quiet between two and five at night. Reports are read in the morning. Nobody has named a question that could not wait until the next day.`,
          drivers: `- All reports of a day rest on the same data.
- A source is never slowed down in working hours.
- Two people can run it beside their other work.`,
          options: `**Exports on request.** No system, and no agreement on figures.

**A nightly batch.** Each source is copied at night by a scheduled job. Simple and easy to repeat. Data is up to a day old.

**A continuous stream of changes.** Minutes old. A new kind of system with nobody to run it.`,
          outcome: `Each source is copied into the warehouse once a night, in full for small tables and by date of change for large ones. A run that fails is repeated as a whole. Reports name the night they rest on.

A stream of changes would be the better machine, and we have nobody to run it at night. The batch can be replaced without touching a report, because reports read the warehouse and never a source.`,
          consequences: `- Figures agree, and they are those of yesterday.
- Rows that were deleted in a source stay in the warehouse until the monthly full copy.
- The night has room for about twice the present volume.`,
          confirmation: `The batch ends before five on nineteen of twenty nights. When it does not for a month, or when somebody needs figures of the same day, we look again.`,
        },
      },
    ],
    approvals: [{ by: "kwame-mensah", daysAgo: 601.1, verdict: "approved", lines: ["warehouse"] }],
    supersedes: [],
    comments: [],
  },
  {
    number: 8,
    title: "Change data capture into the warehouse",
    status: "accepted",
    lines: ["warehouse", "event-streams"],
    author: "hiroshi-tanaka",
    steward: "hiroshi-tanaka",
    createdDaysAgo: 330,
    proposedDaysAgo: 318,
    decidedDaysAgo: 309.7,
    revisions: [
      {
        by: "hiroshi-tanaka",
        daysAgo: 330,
        sections: {
          context: `The nightly batch (ADR-5) has outgrown its night. In the last quarter it ended after five on 22 mornings, and twice after nine. Volume has tripled since the tracking platform began to keep every position.

Operations now steers lorries by yesterday's figures. A delay that starts at noon is seen the next day, when the customer has already called. Deleted rows that linger until the monthly copy have led to two wrong invoices.

All sources but one run on PostgreSQL, which can hand over its changes in order without being queried.`,
          drivers: `- Figures are at most five minutes old.
- Deletions arrive like every other change.
- A source that stops for an hour loses nothing.
- Those who run it can replay any day.`,
          options: `**More batches a day.** Cheapest. The load falls into working hours, and deletions are still missed.

**Events sent by the services.** They carry meaning, not only rows. Every team has to write and keep them, and a forgotten one is not noticed.

**Change data capture.** Reads the log of each database. Complete by construction. It exposes tables as they are, so a renamed column is felt downstream.`,
          outcome: `Changes are captured from the log of each PostgreSQL store and flow through the event streams into the warehouse. The last source, the customs vendor's database, keeps its nightly copy.`,
          consequences: `- Reports are minutes old instead of a day.
- A change to a schema is now a change to an interface. It is checked in the build of the source.
- One more system that has to run at night, with a rota of four.`,
        },
      },
      {
        by: "hiroshi-tanaka",
        daysAgo: 322,
        sections: {
          outcome: `Changes are captured from the log of each PostgreSQL store and flow through the event streams into the warehouse. The last source, the customs vendor's database, keeps its nightly copy.

Personal data is masked before it enters a stream, by a list that each source keeps beside its schema. A column that is not on the list does not leave the source. This supersedes the nightly batch.`,
          confirmation: `The delay from commit to warehouse is measured for each source with a marker row every minute; 99 of 100 markers arrive within five minutes. Once a quarter a day is replayed and compared with what was stored.`,
          more: `Trial with the billing store: three weeks, 41 million changes, none lost, median delay nine seconds.`,
        },
      },
    ],
    approvals: [{ by: "kwame-mensah", daysAgo: 309.7, verdict: "approved", lines: ["warehouse", "event-streams"] }],
    supersedes: [{ decision: 5, lines: ["warehouse"] }],
    reviewInDays: 60,
    comments: [
      {
        by: "ines-okafor",
        daysAgo: 326.5,
        body: "@[hiroshi-tanaka] invoice addresses must not travel. Who decides which columns do?",
      },
      {
        by: "hiroshi-tanaka",
        daysAgo: 322.2,
        body: "The source does, by a list. What is not listed stays at home. Revision 2 says so.",
      },
      {
        by: "kwame-mensah",
        daysAgo: 310.1,
        body: "A rota of four is the real price here. I have checked that there are four.",
      },
    ],
  },
];
