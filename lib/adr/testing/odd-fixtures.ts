/** Records that are odd in one way each, folders that know more than their files, and what is no record. By path. */
export const ODD_FIXTURES: Readonly<Record<string, string>> = {
  "odd/setext.md": `Use setext headings
===================

Status: Accepted (September 2023)

Context
-------

Some people like lines.

Decision
--------

Let them.
`,
  "odd/crlf.md":
    "\uFEFF# 21: Line ends\r\n\r\n**Status**: ~~Proposed~~ Accepted.\r\n**Date**: July 25, 2018\r\n\r\n## Context\r\n\r\nWindows.\r\n",
  "odd/fences.md": `# Code with dashes

Status: accepted

## Context

\`\`\`yaml
---
# Not a heading
## Status
rejected
---
\`\`\`

## Decision

~~~
# Not one either
~~~
`,
  "odd/several titles.md": `# ADR 31: The first

Approved by TSC vote on 4/28/22

# Status

Approved by TSC vote on 4/28/22

# Decision

Done.
`,
  "odd/disagrees.md": `---
status: proposed
---
# 5. Disagrees

## Status

Rejected

## Context

Two places.
`,
  "odd/unknown-word.md": `# Unknown word

* Status: marinating
* Date: 2023-9-15

## Context

Nobody knows.
`,
  "odd/part.md": `# 40. In part

## Status

Partly superseded by [41](41-a.md) and [42](42-b.md)

## Context

Two follow it. This does not supersede [39](39-z.md).
`,
  "odd/41-a.md": "# 41. A\n\n## Status\n\nAccepted\n\nSupersedes in part [40](part.md)\n",
  "odd/42-b.md":
    "# 42. B\n\n## Status\n\nAccepted\n\nSupersedes in part [40](part.md)\n\nSee [nowhere](99-gone.md) and ![a picture](./img/b.png).\n",
  "odd/untitled.md": "Just a paragraph of text, and no heading at all.\n",
  "odd/component.mdx":
    "import Tabs from '@theme/Tabs'\n\n# 8. With components\n\n## Status\n\nAccepted\n\n<Tabs>\n\n## Context\n\nA page.\n\n</Tabs>\n",
  "drafts/idea.md": "# An idea\n\n## Context\n\nLies in a folder of drafts.\n\n## Decision\n\nNone.\n",
  "indexed/one.md": "# One\n\n## Context\n\nIts status stands in the index.\n\n## Decision\n\nYes.\n",
  "indexed/README.md": "# Index\n\n| Record | Status |\n| --- | --- |\n| [One](one.md) | Rejected |\n",
  "indexed/template.md": "# {short title}\n\n* Status: [proposed | rejected | accepted]\n",
  "indexed/0039-use-a-template-engine.md":
    "# Use a template engine\n\n* Status: accepted\n\n## Context and Problem Statement\n\nPages.\n",
};
