"use client";

import { PASSWORD_HINT } from "@/lib/auth/rules";
import { EntryForm } from "../../_components/entry-form";
import { changePasswordHere } from "../actions";

export function PasswordForm({ hasPassword }: { readonly hasPassword: boolean }) {
  return (
    <EntryForm
      fields={[
        ...(hasPassword
          ? [
              {
                name: "current",
                label: "Current password",
                type: "password",
                autoComplete: "current-password",
              } as const,
            ]
          : []),
        {
          name: "password",
          label: "New password",
          type: "password",
          autoComplete: "new-password",
          hint: PASSWORD_HINT,
        },
      ]}
      submitLabel={hasPassword ? "Change password" : "Set a password"}
      isQuiet
      submit={({ current = "", password = "" }) => changePasswordHere({ current, password })}
      done={
        <p role="status">Your password is {hasPassword ? "changed" : "set"}. You are signed out everywhere else.</p>
      }
    />
  );
}
