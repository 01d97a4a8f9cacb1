"use client";

import { PASSWORD_HINT } from "@/lib/auth/rules";
import { EntryForm } from "../../_components/entry-form";
import { changePasswordHere } from "../actions";

export function PasswordForm() {
  return (
    <EntryForm
      fields={[
        { name: "current", label: "Current password", type: "password", autoComplete: "current-password" },
        {
          name: "password",
          label: "New password",
          type: "password",
          autoComplete: "new-password",
          hint: PASSWORD_HINT,
        },
      ]}
      submitLabel="Change password"
      isQuiet
      submit={({ current = "", password = "" }) => changePasswordHere({ current, password })}
      done={<p role="status">Your password is changed. You are signed out everywhere else.</p>}
    />
  );
}
