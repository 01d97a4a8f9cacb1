import { writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { evaluationFileShape } from "@/lib/evaluations/files/input";

const file = path.resolve(import.meta.dirname, "..", "docs", "evaluation-file.schema.json");
writeFileSync(file, `${JSON.stringify(z.toJSONSchema(evaluationFileShape, { io: "input" }), null, 2)}\n`);
