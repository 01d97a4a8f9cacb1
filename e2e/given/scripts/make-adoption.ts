import { givenAdoption } from "../makers/adoption-maker";

const adoption = await givenAdoption(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(adoption));
process.exit();
