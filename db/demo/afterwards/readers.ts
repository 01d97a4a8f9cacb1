import type { DemoFollow, DemoReading, DemoView } from "../shape";

/** Beatriz has read it; the founder, who opens the demo, has not. */
export const demoReadings: readonly DemoReading[] = [
  {
    decision: 11,
    by: "ines-okafor",
    daysAgo: 8,
    readers: ["kwame-mensah", "beatriz-carvalho"],
    inDays: 5,
    read: [{ by: "beatriz-carvalho", daysAgo: 7 }],
  },
];

export const demoFollows: readonly DemoFollow[] = [
  { by: "kwame-mensah", daysAgo: 10.5, line: "billing" },
  { by: "kwame-mensah", daysAgo: 10.4, tag: "frameworks" },
  { by: "beatriz-carvalho", daysAgo: 87, decision: 11 },
  { by: "samuel-adeyemi", daysAgo: 116, line: "tracking" },
];

export const demoViews: readonly DemoView[] = [
  { by: "kwame-mensah", name: "Waits for approval", query: "state=proposed", isShared: false },
  { by: "aoife-brennan", name: "In force in Freight", query: "state=in-force&line=freight", isShared: true },
];
