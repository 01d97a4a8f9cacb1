/** Records in AsciiDoc and reStructuredText, each with something that a reader stumbles over. By path. */
export const MARKUP_FIXTURES: Readonly<Record<string, string>> = {
  "asciidoc/ADR041-attributes.adoc": `= ADR041: Keep the status in an attribute
Aoife Brennan <aoife@example.org>; Bo Berg
v0.2, 09.03.2024
:status: accepted
:decided: 2024-03-11

* Status: {status}
* Deciders:
** Aoife Brennan
** Núria Soler
* Date: {decided}

Technical Story: https://example.org/T-41[the story]

== Context and Problem Statement

----
== Not a heading
:status: rejected
----

See xref:ADR042-section.adoc[the next one].

== Considered Options

* Attributes
* Sections

== Decision Outcome

Chosen option: "Attributes", because one place is enough.

== Pros and Cons of the Options

=== Attributes

* Good, because short

=== Sections

* Bad, because long
`,
  "asciidoc/ADR042-section.adoc": `ADR042: Underline headings
===========================

Status
------

✅ *Accepted* (2024-04-02), supersedes link:ADR041-attributes.adoc[ADR041]

Context
-------

[source,yaml]
....
status: rejected
....

Decision
--------

NOTE: Underline them.

Consequences
------------

|===
|Good |Bad

|old |long
|===
`,
  "asciidoc/ADR043-front-matter.adoc": `---
status: rejected
date: 2024-05-01
tags: [docs]
---
= Front matter above AsciiDoc

== Context

----
A block that is never closed.

== Decision

No.
`,
  "asciidoc/ADR044-table.adoc": `= Keep metadata in a table

|===
|Status |Proposed
|Date |2024-06-01
|Deciders |Ann Lee, Bo Berg
|===

== Context

Tables.
`,
  "rst/0051-section.rst": `.. _ADR-51:

51. Keep the status in a section
################################

Status
******

**Accepted** *2024-03-09*

Context
*******

See :ref:\`ADR-52\` and \`the types\`_.

.. _the types: https://example.org/types

.. code-block:: yaml

   Status
   ------

   Rejected

Decision
********

#. First
#. Second

Consequences
************

.. note:: Amends :doc:\`0053-list-table\`.
`,
  "rst/0052-fields.rst": `.. _ADR-52:

==========================
Keep the status in a field
==========================

:Status: Superseded by :ref:\`ADR-51\`
:Date: 2024-02-01
:Deciders:
  - Ann Lee
  - Bo Berg

Context
-------

It says so::

  Status
  ------

  Rejected

Decision
--------

Fields.
`,
  "rst/0053-list-table.rst": `Keep metadata in a table
========================

.. list-table::
   :widths: 1 3

   * - Status
     - Deprecated
   * - Last Modified
     - 2024-07-01

Context
-------

| Lines
| that stay lines.
`,
};
