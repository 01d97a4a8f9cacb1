import { exchangeShape } from "@/lib/decisions/together/input";
import { exchangeText } from "@/lib/decisions/together/mutations";
import { endpoint } from "@/lib/endpoint";

/** Takes in what was typed into a section that is written together, and hands out what the writer lacks. */
export const POST = endpoint(exchangeShape, exchangeText);
