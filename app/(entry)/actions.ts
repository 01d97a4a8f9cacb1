"use server";

import { personalAction, visitorAction } from "@/lib/action";
import { requestSignUp, signUp } from "@/lib/auth/accounts/mutations";
import { requestSignUpShape, signUpShape, type SignUp } from "@/lib/auth/accounts/input";
import { signInBrowser, signOutBrowser } from "@/lib/auth/browser";
import { signInShape, type SignIn } from "@/lib/auth/input";
import { requestPasswordResetShape, resetPasswordShape, type ResetPassword } from "@/lib/auth/reset/input";
import { requestPasswordReset, resetPassword } from "@/lib/auth/reset/mutations";
import { signOutShape } from "@/lib/auth/sessions/input";
import type { Visitor } from "@/lib/auth/guard/visitor";
import { acceptInvitationShape, joinShape, requestToJoinShape, type Join } from "@/lib/organizations/invitations/input";
import { acceptInvitation, requestToJoin, signUpWithInvitation } from "@/lib/organizations/invitations/mutations";
import { createOrganizationShape } from "@/lib/organizations/input";
import { createOrganization } from "@/lib/organizations/mutations";

export const signInHere = visitorAction(signInShape, async function signIn(_visitor: Visitor, input: SignIn) {
  await signInBrowser(input);
});

export const signOutHere = personalAction(signOutShape, async function signOut() {
  await signOutBrowser();
});

export const signUpHere = visitorAction(signUpShape, async function signUpAndIn(visitor: Visitor, input: SignUp) {
  await signUp(visitor, input);
  await signInBrowser(input);
});

export const askToSignUp = visitorAction(requestSignUpShape, requestSignUp);

export const askToJoin = visitorAction(requestToJoinShape, requestToJoin);

export const joinHere = visitorAction(joinShape, async function join(visitor: Visitor, input: Join) {
  const { slug } = await signUpWithInvitation(visitor, input);
  await signInBrowser(input);
  return { slug };
});

export const acceptHere = personalAction(acceptInvitationShape, acceptInvitation);

export const askForReset = visitorAction(requestPasswordResetShape, requestPasswordReset);

export const resetHere = visitorAction(
  resetPasswordShape,
  async function reset(visitor: Visitor, input: ResetPassword) {
    const { email } = await resetPassword(visitor, input);
    await signInBrowser({ email, password: input.password });
  },
);

export const foundHere = personalAction(createOrganizationShape, createOrganization);
