/** Lets nobody on before `parties` have come, so that they go on at the same moment. Who comes again goes straight on. */
export function meeting(parties: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let here = 0;
  return async () => {
    here += 1;
    if (here >= parties) open();
    await gate;
  };
}
