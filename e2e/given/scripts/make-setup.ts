import { givenSetup } from "../makers/setup-maker";

const setup = await givenSetup(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(setup));
process.exit();
