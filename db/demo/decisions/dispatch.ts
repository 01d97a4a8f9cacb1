import type { DemoDecision } from "../shape";

/** The successor that ended the hybrid in Dispatch, and only there. */
export const dispatchDecision: DemoDecision = {
  number: 10,
  title: "One Django project for the dispatch boards",
  status: "accepted",
  lines: ["dispatch"],
  author: "tomasz-wieczorek",
  steward: "yusuf-demir",
  createdDaysAgo: 150,
  proposedDaysAgo: 141,
  decidedDaysAgo: 133.2,
  revisions: [
    {
      by: "tomasz-wieczorek",
      daysAgo: 150,
      sections: {
        context: `Dispatch took over the shape that ADR-6 gave to the tracking platform: a shared core and small services beside it. It runs two of them, one that assigns drivers and one that keeps the boards up to date.

In spring one of the two people who knew them moved to another office. Since then an upgrade of the driver service has waited for eleven weeks. Its store holds a copy of data that the core has too, and on nine days last quarter the two disagreed while a lorry was being loaded.

What made the shape right for Tracking is absent here. Dispatch has one feed, no foreign formats, and about three changes a second.`,
        drivers: `- Two people keep everything running, and either can go on leave.
- Dispatchers see one truth about a driver.
- No capacity is taken from the tracking platform.`,
        options: `**Keep both services and hire.** Approved in the budget, vacant for seven months.

**Hand them to Tracking.** Its three people would keep five halves instead of two.

**Fold them into the core.** Nine weeks of work for two people. The boards are then released with the shipment screens.`,
        outcome: `Both services become apps of the Django core. Their stores are merged into the shipment model, and the copies are given up. For Dispatch this supersedes ADR-6; the tracking platform keeps its intake as it is.

We do not say that the mix was wrong. It asks for a border that pays for itself and for people on both sides of it, and Dispatch has neither. Hiring was tried first, and seven months are long enough to stop counting on it.`,
        consequences: `- One release, one upgrade path, one model for two people.
- The boards can no longer be released on their own.
- Nine weeks in which Dispatch gets no new features.`,
      },
    },
    {
      by: "yusuf-demir",
      daysAgo: 143,
      sections: {
        consequences: `- One release, one upgrade path, one model for two people.
- The boards can no longer be released on their own. A release takes twelve minutes and is undone in two.
- Nine weeks in which Dispatch gets no new features. The planners know and have agreed.
- Two adapters to drivers' telephones stay as they are until their contract ends.`,
        confirmation: `Disagreements about a driver's state are counted from the boards; there should be none. Either of the two people makes a release alone in the first month.`,
        more: `What it says about ADR-6: the border between core and services was drawn by load and by foreign formats. Where neither is present, the border is only a cost.`,
      },
    },
  ],
  approvals: [{ by: "aoife-brennan", daysAgo: 133.2, verdict: "approved", lines: ["dispatch"] }],
  supersedes: [{ decision: 6, lines: ["dispatch"] }],
  reviewInDays: 240,
  comments: [
    {
      by: "priya-raman",
      daysAgo: 146.7,
      body: "I would still keep the assignment of drivers apart. It is the part that changes most.",
    },
    {
      by: "tomasz-wieczorek",
      daysAgo: 146.2,
      body: "@[priya-raman] it changed four times in a year, and each time the change needed a column in the core as well.",
    },
    {
      by: "aoife-brennan",
      daysAgo: 133.3,
      body: "Nine weeks are a lot. Eleven weeks of an upgrade that nobody dares to make are more.",
    },
  ],
};
