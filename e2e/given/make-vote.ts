import { z } from "zod";
import { givenVote } from "./vote-maker";

const [, , password = "", name] = process.argv;
const round = z.enum(["weighting", "scoring", "second scoring"]).parse(name);
process.stdout.write(JSON.stringify(await givenVote(password, round)));
process.exit();
