import { givenVoting } from "../makers/voting-maker";

const voting = await givenVoting(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(voting));
process.exit();
