import { castGuarantee } from "./cast-guarantee.mjs";
import { clientImports } from "./client-imports.mjs";
import { environment } from "./environment.mjs";
import { pureRooms } from "./pure-rooms.mjs";
import { roomFiles } from "./room-files.mjs";
import { testHabits } from "./test-habits.mjs";

/** The house rules that no published plugin knows. Each message says where the code belongs instead. */
export const accord = {
  meta: { name: "accord" },
  rules: {
    "cast-guarantee": castGuarantee,
    "client-imports": clientImports,
    environment,
    "pure-rooms": pureRooms,
    "room-files": roomFiles,
    "test-habits": testHabits,
  },
};
