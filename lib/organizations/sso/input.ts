import { z } from "zod";
import { lineShape } from "@/lib/text/input";

/** Roles that a provider may hand out. Never owner: whoever runs the provider must not become one. */
export const SSO_ROLES = ["admin", "lead", "member", "stakeholder"] as const;

const roleMapShape = z.array(z.object({ value: lineShape(200, "Name the group."), role: z.enum(SSO_ROLES) })).max(50);
export type RoleMap = z.output<typeof roleMapShape>;

const WRONG_LINE =
  "Write one line per group, such as “architects = lead”. The roles are admin, lead, member and stakeholder.";

/** Lines of `group = role`. */
const roleLinesShape = z
  .string()
  .max(12_000)
  .default("")
  .transform((text, context) => {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const parsed = roleMapShape.safeParse(
      lines.map((line) => {
        const at = line.lastIndexOf("=");
        return { value: line.slice(0, Math.max(at, 0)), role: line.slice(at + 1).trim() };
      }),
    );
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: WRONG_LINE });
    return z.NEVER;
  });

/** What is stored of it. */
export const readRoleMap = (stored: unknown): RoleMap => roleMapShape.catch([]).parse(stored);

export const saveSsoShape = z.object({
  issuer: z
    .string()
    .max(500)
    .trim()
    .refine((text) => URL.canParse(text), "Enter the provider's address, such as https://login.example.org."),
  clientId: lineShape(300, "Enter the client id that the provider gave you."),
  /** Empty keeps the one that is stored. */
  clientSecret: z.string().max(1000).default(""),
  defaultRole: z.enum(SSO_ROLES),
  roleClaim: z.string().trim().max(100).default(""),
  roleLines: roleLinesShape,
  isEnforced: z.boolean(),
});
export type SaveSso = z.output<typeof saveSsoShape>;

export const removeSsoShape = z.object({});
