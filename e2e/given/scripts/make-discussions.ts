import { givenDiscussions } from "../makers/discussions-maker";

const discussions = await givenDiscussions(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(discussions));
process.exit();
