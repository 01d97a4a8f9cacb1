/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. A text that a spreadsheet would run as a
 * formula gets an apostrophe before it; numbers stay numbers.
 */
export function asCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function field(text: string): string {
  const plain = text.trim();
  const isRunnable = /^[=+\-@\t\r\n＝＋－＠]/.test(plain) && !/^[+-]?\d+(\.\d+)?%?$/.test(plain);
  return `"${(isRunnable ? `'${plain}` : plain).replaceAll('"', '""')}"`;
}
