import { expect, test } from "vitest";
import { normalTag, tagsAfterImport, tagsIn } from "./rules";

test("a tag is kept in lower case, on one line, without its hash", () => {
  expect(normalTag("  #Billing \n API ")).toBe("billing api");
  expect(normalTag("A\u202Eb\0,c")).toBe("a b c");
  expect(normalTag("##")).toBe("");
});

test("a list parts tags by commas, and says none twice", () => {
  expect(tagsIn("Kafka, #kafka,, message queue")).toEqual(["kafka", "message queue"]);
  expect(tagsIn(" , ")).toEqual([]);
});

test("an import takes back only the tags that the file stated before", () => {
  expect(tagsAfterImport(["ours", "old"], { before: ["Old"], now: ["New"] })).toEqual(["ours", "new"]);
  expect(tagsAfterImport(["ours", "kept"], { before: ["kept"], now: ["Kept"] })).toEqual(["ours", "kept"]);
});

test("an import brings in no tag that nobody could give here", () => {
  const many = Array.from({ length: 30 }, (_, at) => `tag ${at}`);
  expect(tagsAfterImport(["ours"], { before: [], now: ["x".repeat(41), "", ...many] })).toHaveLength(20);
  expect(tagsAfterImport([], { before: [], now: ["x".repeat(41), "ok"] })).toEqual(["ok"]);
});
