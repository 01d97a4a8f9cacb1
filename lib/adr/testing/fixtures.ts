import { MARKUP_FIXTURES } from "./markup-fixtures";
import { ODD_FIXTURES } from "./odd-fixtures";

/** Small records of every dialect, written for the tests: one per trap. By path. */
export const FIXTURES: Readonly<Record<string, string>> = {
  "doc/adr/0007-keep-orders-in-postgresql.md": `# 7. Keep orders in PostgreSQL

Date: 2024-03-05

## Status

Accepted

Supersedes [3. Keep orders in files](0003-keep-orders-in-files.md)

Amends [5. One database per service](0005-one-database-per-service.md)

## Context

Orders are lost when two clerks save at once.

## Decision

We will keep orders in PostgreSQL.

### Migration

Files are read once, at night.

## Consequences

Backups become easier; the shop needs somebody who can tune it.
`,
  "doc/adr/0003-keep-orders-in-files.md": `# 3. Keep orders in files

Date: 2022-01-10

## Status

Superceded by [7. Keep orders in PostgreSQL](0007-keep-orders-in-postgresql.md)

## Context

There is one clerk.

## Decision

Each order is a file.

## Consequences

Anybody can read them.
`,
  "decisions/0012-choose-a-queue.md": `# Choose a queue

* Status: accepted
* Deciders: Ada Lovelace, [Grace](https://example.org/grace) and Linus
* Date: 2023-11-02

Technical Story: SHOP-17

## Context and Problem Statement

Mails are sent twice. Which queue do we use?

## Decision Drivers <!-- optional -->

* No new server
* Exactly one delivery

## Considered Options

* A table in PostgreSQL
* RabbitMQ
* Kafka

## Decision Outcome

Chosen option: "A table in PostgreSQL", because it needs no new server.

### Positive Consequences <!-- optional -->

* One backup

### Negative Consequences <!-- optional -->

* Slow above a thousand mails a second

## Pros and Cons of the Options <!-- optional -->

### A table in PostgreSQL

Rows that are locked one by one.

* Good, because nothing is added
* Bad, because it polls

### RabbitMQ

* Good, because it is made for this
* Bad, because somebody has to run it

### Kafka

* Neutral, because it is known elsewhere
* Bad, because it is large

## Links <!-- optional -->

* Refined by [ADR-13](0013-name-the-queue.md)
`,
  "decisions/0013-name-the-queue.md": `---
status: accepted
date: 2024-01-08
decision-makers: [Ada Lovelace, "Grace Hopper"]
consulted: Linus
informed:
  - Everyone in billing
tags: [queue, naming]
applies_to: [billing, shop]
---
# Name the queue

## Context and Problem Statement

The table has no name.

## Considered Options

* outbox
* mail_queue

## Decision Outcome

Chosen option: "outbox", because others call it so.

### Consequences

* Good, because it can be searched for
* Bad, because it is short

### Confirmation

A test reads the table's name.

## More Information

See [choosing a queue](./0012-choose-a-queue.md#decision-outcome).
`,
  "decisions/0014-minimal.md": `# Log as JSON

## Context and Problem Statement

Lines are hard to search.

## Considered Options

* JSON
* Text

## Decision Outcome

Chosen option: "JSON", because machines read it.

<!-- This is an optional element. -->
### Consequences

* Good, because it can be searched
`,
  "adr/20240217-use-one-formatter.md": `# Use one formatter

- Status: superseded by [20240301-use-another-formatter](20240301-use-another-formatter.md)
- Date: 2024-02-17
- Tags: style, tools

## Context and Problem Statement

Reviews talk about blanks.

## Decision Outcome

One formatter for all.

## Links

- Relates to [20240301-use-another-formatter](20240301-use-another-formatter.md)
`,
  "adr/20240301-use-another-formatter.md": `# Use another formatter

## Context

The first one is slow.

## Decision

Another.
`,
  "table/ADR-4.md": `# Subjects of messages

|Metadata|Value|
|--------|-----|
|Date    |2021-11-03|
|Author  |@ada, @grace|
|Status  |Partially Implemented|
|Tags    |messages, names|

|Revision|Date|Author|
|--------|----|------|
|1       |2021-11-03|@ada|

## Context

Names clash.
`,
  "table/header-row.md": `# 9 - Ports of services

| Status | Date | Deciders |
| ------ | ---- | -------- |
| ✅ **Accepted** | 26th April 2021 | Ada |

## Context

Ports clash.
`,
  "front/ADR-19-names-of-scenes.md": `---
adr: 19
date: 2022-09-21
title: Names of scenes
authors:
  - name: Ada
  - grace
status: Living # pick one of these
type: RFC
redirect_from:
  - /rfc/RFC-8
---

# Abstract

Scenes have names.

# Decision

They stay, as [ADR-4](/adr/ADR-4) says.
`,
  "front/2021-06-06_002-effects.md": `---
slug: 2
title: |
  2. Effects in one place
authors: []
tags: [Accepted]
---

## Context

Effects are everywhere.

## Decision

They move to one module.
`,
  "front/broken.md": `---
status: {proposed | rejected | accepted | deprecated | … | superseded by [ADR-0001](0001-x.md)}
date: {YYYY-MM-DD when the decision was last updated}
deciders: {list everyone involved in the decision}
---
# Of a template that nobody filled

## Context and Problem Statement

Nothing yet.
`,
  "front/braces.md": `---
status: { accepted }
date: "2024-05-06"
decision-makers: { ada }
---
# In braces

## Context

Somebody kept the template's braces.
`,
  "emoji/015-one-cluster.md": `# One cluster

Date: 07/06/2019

## Status

⌛️ Superseded by [036. Many clusters](036-many-clusters.md)

## Context

There is one.
`,
  "emoji/036-many-clusters.md": `# Many clusters

Date: 25/06/2019

## Status

🤔 Proposed

## Context

There are many, see ADR-0015.
`,
  "chinese/0001-写测试.md": `# 1. 写测试

日期: 2017-11-22

## 状态

列表：提议/通过/完成/已弃用/已取代

2017-11-22 提议

2017-11-26 完成

## 背景

没有测试。

## 决策

写测试。

## 后果

更慢，更安全。
`,
  ...ODD_FIXTURES,
  ...MARKUP_FIXTURES,
};

const encoder = new TextEncoder();

/** The fixtures as files of one folder. */
export const FIXTURE_FILES = Object.entries(FIXTURES).map(([path, text]) => ({ path, bytes: encoder.encode(text) }));
