import { expect, test } from "vitest";
import { decodedFlight } from "./flight";

const list = ["$", "ul", null, { children: [["$", "li", null, { children: "1" }], "two"] }];

test("the same page reads the same, however it was cut into rows", () => {
  const whole = decodedFlight(`0:${JSON.stringify({ f: list })}\n`);
  const cut = [
    '7:["$","li",null,{"children":"1"}]',
    '2:["$L7","two"]',
    '0:{"f":["$","ul",null,{"children":"$2"}]}',
    "",
  ].join("\n");
  expect(decodedFlight(cut)).toBe(whole);
});

test("a path into another row is followed, through elements and references", () => {
  const named = decodedFlight(
    '1:{"note":"hello"}\n2:["$","p",null,{"who":"$1"}]\n0:["$2:props:who:note","$2:props:who","$L2"]\n',
  );
  expect(named).toBe(
    JSON.stringify(["hello", { note: "hello" }, ["$", "p", null, { who: { note: "hello" } }]], null, 1),
  );
});

test("a component of the browser reads the same, whichever files it takes and wherever its name stands", () => {
  const inPlace = decodedFlight('1:I[7,["/a.js"],"Time"]\n0:["$","$L1",null,{}]\n');
  expect(decodedFlight('2:"Time"\n1:I[7,[],"$2"]\n0:["$","$L1",null,{}]\n')).toBe(inPlace);
  expect(decodedFlight('1:I[8,["/a.js"],"Time"]\n0:["$","$L1",null,{}]\n')).not.toBe(inPlace);
  expect(decodedFlight('2:"Date"\n1:I[7,[],"$2"]\n0:["$","$L1",null,{}]\n')).not.toBe(inPlace);
});

test("text is taken by its length in bytes, with the line ends and colons in it", () => {
  const text = "é\n3:{}";
  const data = `1:T${Buffer.byteLength(text).toString(16)},${text}0:["$1","$$1"]\n`;
  expect(decodedFlight(data)).toBe(JSON.stringify([text, "$$1"], null, 1));
});

test("what nothing names is kept, and a difference in it shows", () => {
  const one = decodedFlight('0:["a"]\n5:{"score":1}\n');
  expect(one).toContain('{"score":1}');
  expect(one).not.toBe(decodedFlight('0:["a"]\n5:{"score":5}\n'));
});

test("a row that names itself ends", () => {
  expect(decodedFlight('0:["$1"]\n1:{"parent":"$1"}\n')).toContain("‹above›");
});

test("what is no page's data is not taken for it", () => {
  expect(decodedFlight("# ADR-1\n\nText: none\n")).toBeNull();
  expect(decodedFlight('{"ok":true}')).toBeNull();
});
