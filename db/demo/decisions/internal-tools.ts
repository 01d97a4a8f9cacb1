import type { DemoDecision } from "../shape";

/** One decision that was retired without a successor, and one that its steward took back. */
export const internalToolsDecisions: readonly DemoDecision[] = [
  {
    number: 3,
    title: "One monorepo for internal tools",
    status: "deprecated",
    lines: ["internal-tools"],
    author: "noor-haddad",
    steward: "noor-haddad",
    createdDaysAgo: 690,
    proposedDaysAgo: 686,
    decidedDaysAgo: 683.5,
    revisions: [
      {
        by: "noor-haddad",
        daysAgo: 690,
        sections: {
          context: `Internal tools are nine small programs with one maintainer each and no tests in common. They share a login page that exists in seven versions. A fix to it takes as many releases, and the last one reached the seventh tool after four months.

All nine are written in two languages and are built by scripts that were copied from each other and then changed. Nobody is against moving; nobody has had the week it takes.`,
          drivers: `- One fix to a shared part reaches all tools in a day.
- Whoever goes on leave is replaced by whoever is there.
- No tool waits for the build of another.`,
          options: `**Nine repositories and shared packages.** Keeps builds small. Every fix is followed by nine upgrades.

**One repository.** One change, one review, one build. The build has to know what a change touches, or everything waits for everything.`,
          outcome: `All internal tools live in one repository, with one build and a directory for each tool. Shared parts are imported from source and are not published.

A change builds and tests only the tools it touches. A tool may leave again when it gets a team of its own.

Shared packages would keep the builds apart, and nine upgrades would still follow each fix. With one maintainer for each tool that is the part that never happens.`,
          consequences: `- The seven login pages become one in the first month.
- The build needs an owner. That is Noor until somebody else wants it.
- History of the old repositories stays readable and is not merged.`,
          confirmation: `A fix to the login page is rolled out within a working day. The build of a single tool stays under six minutes.`,
        },
      },
    ],
    approvals: [{ by: "kwame-mensah", daysAgo: 683.5, verdict: "approved", lines: ["internal-tools"] }],
    supersedes: [],
    ending: {
      by: "noor-haddad",
      daysAgo: 48,
      reason:
        "Six of the nine tools were replaced by bought ones or handed to product lines. The three that are left share nothing any more, so there is no rule to keep.",
    },
    comments: [
      {
        by: "farah-nasser",
        daysAgo: 52,
        body: "@[noor-haddad] three tools, three owners, and the shared login now comes from the identity provider. Does this still bind anybody?",
      },
    ],
  },
  {
    number: 9,
    title: "Feature flags kept in the repository",
    status: "withdrawn",
    lines: ["internal-tools", "customer-portal"],
    author: "noor-haddad",
    steward: "noor-haddad",
    createdDaysAgo: 240,
    proposedDaysAgo: 232,
    revisions: [
      {
        by: "noor-haddad",
        daysAgo: 240,
        sections: {
          context: `We switch features on with environment variables. There are 63 of them, 40 have no known owner, and changing one restarts the service. Twice this year a flag was set in one region and forgotten in the other.

A hosted flag service was tried for a month. It worked, and it would have cost as much as one of the tools it served.`,
          drivers: `- Everybody can see which flags exist and who owns them.
- A flag changes without a restart and is the same in both regions.
- Flags that are no longer needed disappear.`,
          options: `**Environment variables, with a list.** Nothing new; the list will be out of date.

**A file in the repository.** Reviewed and versioned; a change takes as long as a deployment.

**A hosted service.** Instant, with targeting. A bill, and one more party that can stop a release.`,
          outcome: `Flags are entries in a file in the repository, each with an owner and a date on which it expires. The build fails when a flag has expired.

A hosted service would be faster to switch. For what it costs we could remove forty flags, which is what we need first.`,
          consequences: `- Changing a flag takes a review and a deployment, about 25 minutes.
- Expired flags have to be removed by whoever meets them.`,
        },
      },
    ],
    approvals: [
      {
        by: "mei-ling-chou",
        daysAgo: 228.4,
        verdict: "changes_requested",
        lines: ["customer-portal"],
        reason:
          "Twenty-five minutes is too long for a switch that has to stop a broken checkout. Say how a flag is turned off in an emergency, or leave the portal out of this.",
      },
    ],
    supersedes: [],
    ending: {
      by: "noor-haddad",
      daysAgo: 225,
      reason:
        "The portal needs a switch that works in seconds, and Internal tools alone has eleven flags. That is too little for a rule. I will come back when there is one answer for both.",
    },
    comments: [
      {
        by: "mei-ling-chou",
        daysAgo: 228.3,
        body: "@[noor-haddad] I like the expiry date. It is the emergency that I cannot sign.",
      },
      {
        by: "noor-haddad",
        daysAgo: 226.1,
        body: "You are right, and a second mechanism only for emergencies would be the worst of both.",
      },
    ],
  },
];
