import { connect } from "@/db/testing/oidc/sign-on";
import type { TestProvider } from "@/db/testing/oidc/start";
import type { House } from "../house";
import { givenHouse } from "./house-maker";

/** A house whose people sign in by password, and beside it an organization whose people of one domain sign in at a provider. */
export async function makeConnected(
  password: string,
): Promise<{ readonly house: House; readonly domain: string; readonly provider: TestProvider }> {
  const house = await givenHouse(password);
  const { domain, provider } = await connect();
  return { house, domain, provider };
}
