/** Something that runs until it is stopped, or dies. */
export interface Running {
  readonly exited: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A thing that is started again whenever it dies, and the one way to stop it. */
export interface Supervised {
  /** Rejects when it dies too often to go on. */
  readonly hopeless: Promise<never>;
  readonly stop: () => Promise<void>;
}

const minute = 60_000;
const tolerated = 5;

/** Starts `first`'s successor by `restart` whenever it dies; gives up after six deaths within a minute. */
export function supervise(
  name: string,
  first: Running,
  restart: () => Promise<Running>,
  say: (line: string) => void,
): Supervised {
  let current = Promise.resolve(first);
  let isStopping = false;
  const watch = async (): Promise<never> => {
    let deaths: number[] = [];
    for (;;) {
      await (
        await current
      ).exited;
      if (isStopping) return new Promise<never>(() => undefined);
      deaths = [...deaths.filter((at) => at > Date.now() - minute), Date.now()];
      if (deaths.length > tolerated) throw new Error(`${name} ended ${deaths.length} times within a minute.`);
      say(`${name} ended unexpectedly, starting it again.`);
      current = restart();
    }
  };
  const hopeless = watch();
  hopeless.catch(() => undefined);
  const stop = async () => {
    isStopping = true;
    // A restart under way is waited for: what it brings up would outlive the launcher. One that fails leaves nothing to stop.
    const running = await current.catch(() => null);
    await running?.stop();
  };
  return { hopeless, stop };
}
