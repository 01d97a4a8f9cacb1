"use server";

import { personalAction, visitorAction } from "@/lib/action";
import { requestSignUp, signUp } from "@/lib/auth/accounts/mutations";
import { requestSignUpShape, signUpShape, type SignUp } from "@/lib/auth/accounts/input";
import { enter, markBrowser, signInBrowser, signInBrowserWithCode, signOutBrowser } from "@/lib/auth/browser";
import { signInShape, type SignIn } from "@/lib/auth/input";
import { askForPasskeyShape, provePasskeyShape, type ProvePasskey } from "@/lib/auth/passkeys/input";
import { beginPasskeyProof, beginPasskeySignIn, provePasskey, signInWithPasskey } from "@/lib/auth/passkeys/sign-in";
import type { Person } from "@/lib/auth/person";
import { requestPasswordResetShape, resetPasswordShape, type ResetPassword } from "@/lib/auth/reset/input";
import { requestPasswordReset, resetPassword } from "@/lib/auth/reset/mutations";
import { codeInputShape, type CodeInput } from "@/lib/auth/second-factor/input";
import { proveCode } from "@/lib/auth/second-factor/mutations";
import { signOutShape } from "@/lib/auth/sessions/input";
import type { Visitor } from "@/lib/auth/guard/visitor";
import { acceptInvitationShape, joinShape, requestToJoinShape, type Join } from "@/lib/organizations/invitations/input";
import { acceptInvitation, requestToJoin, signUpWithInvitation } from "@/lib/organizations/invitations/mutations";
import { createOrganizationShape } from "@/lib/organizations/input";
import { createOrganization } from "@/lib/organizations/mutations";
import { beginSsoShape, type BeginSso } from "@/lib/organizations/sso/entry/input";
import { beginSso } from "@/lib/organizations/sso/entry/mutations";

export const signInHere = visitorAction(signInShape, async function signIn(visitor: Visitor, input: SignIn) {
  return signInBrowser(visitor, input);
});

export const enterCodeHere = visitorAction(
  codeInputShape,
  async function signInWithCode(visitor: Visitor, input: CodeInput) {
    await signInBrowserWithCode(visitor, input);
  },
);

export const askForPasskey = visitorAction(askForPasskeyShape, beginPasskeySignIn);

export const enterByPasskey = visitorAction(
  provePasskeyShape,
  async function signInByPasskey(visitor: Visitor, input: ProvePasskey) {
    await enter(await signInWithPasskey(visitor, input));
  },
);

export const askForProof = personalAction(askForPasskeyShape, beginPasskeyProof);
export const provePasskeyHere = personalAction(
  provePasskeyShape,
  async function proveByPasskey(person: Person, input: ProvePasskey) {
    await enter(await provePasskey(person, input));
  },
);
export const proveCodeHere = personalAction(
  codeInputShape,
  async function proveByCode(person: Person, input: CodeInput) {
    await enter(await proveCode(person, input));
  },
);

export const beginSsoHere = visitorAction(beginSsoShape, async function beginSignOn(visitor: Visitor, input: BeginSso) {
  return beginSso(visitor, input, await markBrowser());
});

export const signOutHere = personalAction(signOutShape, async function signOut() {
  await signOutBrowser();
});

export const signUpHere = visitorAction(signUpShape, async function signUpAndIn(visitor: Visitor, input: SignUp) {
  await signUp(visitor, input);
  await signInBrowser(visitor, input);
});

export const askToSignUp = visitorAction(requestSignUpShape, requestSignUp);

export const askToJoin = visitorAction(requestToJoinShape, requestToJoin);

export const joinHere = visitorAction(joinShape, async function join(visitor: Visitor, input: Join) {
  const { slug } = await signUpWithInvitation(visitor, input);
  await signInBrowser(visitor, input);
  return { slug };
});

export const acceptHere = personalAction(acceptInvitationShape, acceptInvitation);

export const askForReset = visitorAction(requestPasswordResetShape, requestPasswordReset);

export const resetHere = visitorAction(
  resetPasswordShape,
  async function reset(visitor: Visitor, input: ResetPassword) {
    const { email } = await resetPassword(visitor, input);
    return signInBrowser(visitor, { email, password: input.password });
  },
);

export const foundHere = personalAction(createOrganizationShape, createOrganization);
