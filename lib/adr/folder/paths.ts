/** Where a relative target leads from a file: a path in the folder, without `.` and `..`, query and fragment. */
export function joined(from: string, target: string): string {
  const clean = decoded(target.replace(/[?#].*$/s, ""));
  const base = clean.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const parts = [...base];
  for (const part of clean.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Percent signs that encode nothing stay. */
function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
