import { redirect } from "next/navigation";
import { signUpWay } from "@/lib/auth/accounts/queries";
import { currentPerson } from "@/lib/auth/person";
import { lastOrganization } from "@/lib/organizations/queries";

/** The front door leads on: to the organization used last, to a first one, or to signing in. */
export default async function FrontDoor() {
  const person = await currentPerson();
  if (person === null) redirect((await signUpWay()) === "first" ? "/sign-up" : "/sign-in");
  const last = await lastOrganization(person);
  redirect(last === null ? "/welcome" : `/o/${last.slug}`);
}
