import { expect, test } from "vitest";
import { withAddresses } from "./addresses";

const turned = (source: string) => withAddresses(source, (url) => (url === "old.md" ? "new.md" : null));

test("changes the addresses of links, pictures and definitions, and not a letter else", () => {
  expect(turned('See [old.md](old.md), ![old](old.md "old") and [it][1].\n\n[1]: old.md\n')).toBe(
    'See [old.md](new.md), ![old](new.md "old") and [it][1].\n\n[1]: new.md\n',
  );
  expect(turned("[![old](old.md)](old.md)")).toBe("[![old](new.md)](new.md)");
});

test("leaves other addresses, code and plain words alone", () => {
  const source = "`[a](old.md)` old.md [b](older.md)\n\n    [c](old.md)\n";
  expect(turned(source)).toBe(source);
});
