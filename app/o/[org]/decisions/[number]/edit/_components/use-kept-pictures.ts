"use client";

import { useEffect, useRef, useState } from "react";
import { request } from "@/app/o/[org]/_request/request";
import type { KeptPicture } from "@/lib/decisions/attachments/queries";
import { addedNames } from "@/lib/decisions/attachments/rules";

/**
 * The pictures that the texts may show: those that were there when the page was opened, those added on it, and those that somebody
 * else has added since. These are asked for, once, when a text that is written together names one.
 */
export function useKeptPictures(address: string, opened: readonly KeptPicture[], texts: readonly string[]) {
  const [pictures, setPictures] = useState(opened);
  const asked = useRef(new Set<string>());
  const unknown = texts
    .flatMap(addedNames)
    .filter((name) => !pictures.some((picture) => picture.name === name))
    .join(" ");
  useEffect(() => {
    const names = unknown.split(" ").filter((name) => name !== "" && !asked.current.has(name));
    if (names.length === 0) return;
    for (const name of names) asked.current.add(name);
    void request<readonly KeptPicture[]>(address, { method: "GET" }).then((answer) => {
      if (answer.ok) setPictures((all) => merged(answer.value, all));
      // No answer: the next change of the names asks again.
      else for (const name of names) asked.current.delete(name);
    });
  }, [address, unknown]);
  return { pictures, add: (picture: KeptPicture) => setPictures((all) => [...all, picture]) };
}

/** One that was added here while the answer was on its way is not in it. */
const merged = (listed: readonly KeptPicture[], all: readonly KeptPicture[]): readonly KeptPicture[] => [
  ...listed,
  ...all.filter(({ name }) => !listed.some((picture) => picture.name === name)),
];
