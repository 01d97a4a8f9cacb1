import { z } from "zod";
import { givenVote } from "../makers/vote-maker";

const [, , password = "", name, count] = process.argv;
const round = z.enum(["weighting", "scoring", "second scoring"]).parse(name);
const votes = [];
while (votes.length < Number(count)) votes.push(await givenVote(password, round));
process.stdout.write(JSON.stringify(votes));
process.exit();
