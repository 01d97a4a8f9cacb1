import { givenResults } from "../makers/results-maker";

const results = await givenResults(process.argv[2] ?? "", process.argv[3] === "crowd");
process.stdout.write(JSON.stringify(results));
process.exit();
