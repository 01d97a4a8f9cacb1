import { givenHouse } from "../makers/house-maker";

const house = await givenHouse(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(house));
process.exit();
