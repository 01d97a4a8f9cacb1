import { writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { evaluationFileShape } from "@/lib/evaluations/files/input";
import { voteFileShape } from "@/lib/evaluations/votes/files/input";

const SHAPES = { "evaluation-file": evaluationFileShape, "vote-file": voteFileShape };

for (const [name, shape] of Object.entries(SHAPES)) {
  const file = path.resolve(import.meta.dirname, "..", "docs", `${name}.schema.json`);
  writeFileSync(file, `${JSON.stringify(z.toJSONSchema(shape, { io: "input" }), null, 2)}\n`);
}
