import { expect, test } from "vitest";
import { datedFileName, numberedFileName } from "./file-name";

test.each([
  [12, "Django or Flask?", "0012-django-or-flask.md"],
  [7, "Überlegungen zu C#", "0007-uberlegungen-zu-c.md"],
  [12345, "技术 选型", "12345-技术-选型.md"],
  [1, "../../etc/passwd", "0001-etc-passwd.md"],
  [1, "???", "0001-untitled.md"],
])("ADR %d, %s, is kept in %s", (number, title, name) => {
  expect(numberedFileName(number, title)).toBe(name);
});

test("a file name stays short enough for every file system", () => {
  expect(numberedFileName(1, "word ".repeat(200)).length).toBeLessThanOrEqual(70);
});

test("a record known by its date is kept under it", () => {
  expect(datedFileName("2026-11-09", "Use Kafka")).toBe("20261109-use-kafka.md");
  expect(datedFileName("", "Use Kafka")).toBe("00000000-use-kafka.md");
});
