import { givenStakeholders } from "../makers/stakeholders-maker";

const stakeholders = await givenStakeholders(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(stakeholders));
process.exit();
