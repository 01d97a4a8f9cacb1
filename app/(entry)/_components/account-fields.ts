import { PASSWORD_HINT } from "@/lib/auth/rules";
import type { EntryField } from "./entry-form";

/** What a new account needs. A given address cannot be changed: the invitation or the mail was for it. */
export const accountFields = (email: string | null): readonly EntryField[] => [
  {
    name: "name",
    label: "Your name",
    autoComplete: "name",
    hint: "As colleagues know you: it stands beside what you decide.",
  },
  {
    name: "email",
    label: "E-mail",
    type: "email",
    autoComplete: "username",
    value: email ?? "",
    isFixed: email !== null,
  },
  {
    name: "password",
    label: "Password",
    type: "password",
    autoComplete: "new-password",
    hint: PASSWORD_HINT,
  },
];
