import { notFound as notFoundPage } from "next/navigation";
import { Refusal } from "@/lib/errors";

/** Turns NOT_FOUND into the page that says so; everything else passes. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.code === "NOT_FOUND") notFoundPage();
    throw error;
  }
}
