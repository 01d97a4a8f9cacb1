import type { SectionKind } from "@/db/enums";

/**
 * What a section can be begun with, on demand: its parts, and prompts as comments, which are in nobody's way where they are left,
 * for no reader sees them.
 */
export const SECTION_TEMPLATES: Readonly<Record<SectionKind, string>> = {
  context: `<!-- What is so today, in facts that a newcomer needs: figures, dates, names of systems. -->

<!-- What changed, so that it cannot stay as it is, and who is affected. -->

**The question:** <!-- In one sentence, without an answer in it. -->
`,
  drivers: `<!-- The strongest first. What would make an option impossible, and where does each figure come from? -->

1. **Quality:** <!-- such as 200 ms at the 95th percentile, from the contract -->
2. **Constraint:** <!-- a date, a law, a skill that is there or not -->
3. **Fear:** <!-- what must not happen -->
`,
  options: `### First option

<!-- What it is, in a sentence. -->

- Good, because <!-- … -->
- Bad, because <!-- … -->

### Second option

- Good, because <!-- … -->
- Bad, because <!-- … -->

### Leave it as it is

- Good, because <!-- … -->
- Bad, because <!-- … -->
`,
  outcome: `Chosen: **<!-- the option -->**, because <!-- the reason that counted most -->.

<!-- How close was it, and who saw it differently, with which reason? -->
`,
  consequences: `### Becomes easier

- <!-- … -->

### Becomes harder

- <!-- What you would rather not have belongs here. -->

### To do now

- [ ] <!-- what, who, by when -->
`,
  confirmation: `| What shows that it is followed | Where it is seen | When |
| ------------------------------ | ---------------- | ---- |
| <!-- a test, a review, a figure --> |                  |      |

<!-- What would show that it was wrong? -->
`,
  more: `- <!-- Measurements, with the day they were taken -->
- <!-- Earlier decisions: type # and a word of their title -->

<!-- What would make you decide again? -->
`,
};
