/** Where the receipt of one's own event is saved from; `decisionHref` such as `/o/northwind/decisions/12`. */
export function receiptHref(decisionHref: string, sequence: number): string {
  return `${decisionHref.replace(/\/decisions\/(\d+)$/, "/export/receipt?number=$1")}&sequence=${sequence}`;
}
