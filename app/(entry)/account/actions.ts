"use server";

import { personalAction } from "@/lib/action";
import { changePasswordShape, renamePersonShape, type ChangePassword } from "@/lib/auth/accounts/input";
import { changePassword, renamePerson } from "@/lib/auth/accounts/mutations";
import { dropAddressShape, requestAddressShape } from "@/lib/auth/address/input";
import { dropAddress, requestAddress } from "@/lib/auth/address/mutations";
import { enter } from "@/lib/auth/browser";
import {
  addPasskeyShape,
  beginPasskeyShape,
  removePasskeyShape,
  renamePasskeyShape,
  type AddPasskey,
} from "@/lib/auth/passkeys/input";
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from "@/lib/auth/passkeys/mutations";
import type { Person } from "@/lib/auth/person";
import { endOtherSessionsShape, endSessionShape } from "@/lib/auth/sessions/input";
import { endOtherSessions, endSession } from "@/lib/auth/sessions/mutations";
import { eraseMyselfShape } from "@/lib/erasure/input";
import { eraseMyself } from "@/lib/erasure/mutations";

export const changeName = personalAction(renamePersonShape, renamePerson);

export const changePasswordHere = personalAction(
  changePasswordShape,
  async function changePasswordAndStay(person: Person, input: ChangePassword) {
    await enter(await changePassword(person, input));
  },
);

export const eraseMe = personalAction(eraseMyselfShape, eraseMyself);

export const changeAddressHere = personalAction(requestAddressShape, requestAddress);
export const dropAddressHere = personalAction(dropAddressShape, dropAddress);

export const endOne = personalAction(endSessionShape, endSession);
export const endOthers = personalAction(endOtherSessionsShape, endOtherSessions);

export const beginPasskeyHere = personalAction(beginPasskeyShape, beginPasskey);
export const addPasskeyHere = personalAction(
  addPasskeyShape,
  async function addPasskeyAndStay(person: Person, input: AddPasskey) {
    const { opened } = await addPasskey(person, input);
    if (opened !== null) await enter(opened);
  },
);
export const renamePasskeyHere = personalAction(renamePasskeyShape, renamePasskey);
export const removePasskeyHere = personalAction(removePasskeyShape, removePasskey);
