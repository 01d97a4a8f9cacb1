import { givenEvaluations } from "../makers/evaluations-maker";

const evaluations = await givenEvaluations(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(evaluations));
process.exit();
