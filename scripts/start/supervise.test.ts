import { expect, test } from "vitest";
import { supervise, type Running } from "./supervise";

/** Something that runs until it is stopped or dies. */
function running(): Running & { die: () => void; isStopped: () => boolean } {
  let die = () => {};
  let isStopped = false;
  const exited = new Promise<void>((resolve) => (die = resolve));
  const stop = async () => {
    isStopped = true;
    die();
    await exited;
  };
  return { exited, stop, die: () => die(), isStopped: () => isStopped };
}

test("what dies is started again, and stopping stops its successor", async () => {
  const [first, second] = [running(), running()];
  let began = () => {};
  const restarted = new Promise<void>((resolve) => (began = resolve));
  const { stop } = supervise(
    "It",
    first,
    async () => {
      began();
      return second;
    },
    () => {},
  );
  first.die();
  await restarted;
  await stop();
  expect(second.isStopped()).toBe(true);
});

test("stopping while a restart is under way waits for it, so that nothing outlives the launcher", async () => {
  const [first, second] = [running(), running()];
  let began = () => {};
  const restarting = new Promise<void>((resolve) => (began = resolve));
  let bringUp = () => {};
  const { stop } = supervise(
    "It",
    first,
    () => {
      began();
      return new Promise((resolve) => (bringUp = () => resolve(second)));
    },
    () => {},
  );
  first.die();
  await restarting;
  const stopped = stop().then(() => second.isStopped());
  bringUp();
  expect(await stopped).toBe(true);
});

test("stopping does not fail over a restart that fails", async () => {
  const first = running();
  let began = () => {};
  const restarting = new Promise<void>((resolve) => (began = resolve));
  const { stop, hopeless } = supervise(
    "It",
    first,
    () => {
      began();
      return Promise.reject(new Error("The port is taken."));
    },
    () => {},
  );
  first.die();
  await restarting;
  await expect(hopeless).rejects.toThrow("The port is taken.");
  await expect(stop()).resolves.toBeUndefined();
});

test("what dies six times within a minute is given up", async () => {
  const first = running();
  const { hopeless } = supervise(
    "It",
    first,
    async () => {
      const next = running();
      next.die();
      return next;
    },
    () => {},
  );
  first.die();
  await expect(hopeless).rejects.toThrow("It ended 6 times within a minute.");
});
