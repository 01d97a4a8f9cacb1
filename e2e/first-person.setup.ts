import { FIRST_PERSON, test } from "./fixtures";
import { signUp } from "./pages/people";

test("the first person of a server signs up without an invitation", async ({ person }) => {
  const founder = await person(FIRST_PERSON.name);
  await signUp(founder);
  await founder.page.context().storageState({ path: FIRST_PERSON.browser });
});
