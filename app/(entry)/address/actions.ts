"use server";

import { visitorAction } from "@/lib/action";
import { addressTokenShape } from "@/lib/auth/address/input";
import { confirmAddress, undoAddress } from "@/lib/auth/address/mutations";

export const confirmAddressHere = visitorAction(addressTokenShape, confirmAddress);
export const undoAddressHere = visitorAction(addressTokenShape, undoAddress);
