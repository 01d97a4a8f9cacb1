import type { Dice } from "@/db/testing/history/changed-files";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import type { People } from "./machine";

/** An organization with two lines and everybody who may stand to a decision in it, once for the app and once for the model. */
export interface Cast {
  readonly people: People;
  readonly contexts: Readonly<Record<string, Ctx>>;
  /** The app's ids of the model's lines. */
  readonly lineIds: Readonly<Record<string, string>>;
}

const LINES = ["a", "b"] as const;
const ROLES = {
  Adam: ["admin", null],
  Lea: ["lead", null],
  Ann: ["lead", ["a"]],
  Bob: ["lead", ["b"]],
  Mia: ["member", null],
  Max: ["member", null],
  Sue: ["stakeholder", null],
  Sam: ["stakeholder", ["b"]],
} as const;

/** A fresh organization. `isSmall` leaves out the leads, so that writers may have to approve their own text (rule 14). */
export async function makeCast(isSmall: boolean): Promise<Cast> {
  const organization = await testOrganization();
  const lineIds: Record<string, string> = {};
  for (const line of LINES) lineIds[line] = await testLine(organization.organizationId, `Line ${line}`);
  const { owner: stranger } = await testOrganization();
  const contexts: Record<string, Ctx> = { Olga: organization.owner, Xavier: stranger };
  const people: Record<string, People[string]> = {
    Olga: { name: "Olga", role: "owner", lines: null, isStranger: false },
    Xavier: { name: "Xavier", role: "owner", lines: null, isStranger: true },
  };
  for (const [name, [role, lines]] of Object.entries(ROLES)) {
    if (isSmall && role === "lead") continue;
    const productLineIds = lines?.map((line) => lineIds[line] ?? "");
    contexts[name] = await testMember(organization, role, { name, ...(productLineIds && { productLineIds }) });
    people[name] = { name, role, lines, isStranger: false };
  }
  return { people, contexts, lineIds };
}

/** As many organizations. */
export const makeCasts = (count: number): Promise<readonly Cast[]> =>
  Promise.all(Array.from({ length: count }, () => makeCast(false)));

/** Where the app and the model came apart, with everything that led there. */
export interface Divergence {
  readonly told: readonly string[];
  readonly expected: string;
  readonly was: string;
}

/** One of them, as the dice fall. */
export const pick = <T>(dice: Dice, from: readonly T[]): T => {
  const found = from[dice(from.length)];
  if (found === undefined) throw new Error("There is nothing to choose from.");
  return found;
};
