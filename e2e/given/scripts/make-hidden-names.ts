import { givenHiddenNames } from "../makers/hidden-names-maker";

const made = await givenHiddenNames(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(made));
process.exit();
