import { nextDraw, type Stream } from "../random";
import { EXPONENTIAL, LAYERS, NORMAL } from "./ziggurat";

/** Half of the distance between two draws within a layer: no exponential is 0, which could not be made a weight. */
const HALF_STEP = 2 ** -46;

/** Exponential with mean 1, above 0, by the ziggurat of Marsaglia & Tsang 2000. One draw for 98 in 100, else more. */
export function exponentialVariate(stream: Stream): number {
  const { edges, heights, tail } = EXPONENTIAL;
  for (let before = 0; ;) {
    const place = LAYERS * nextDraw(stream);
    const layer = place | 0;
    const x = (place - layer + HALF_STEP) * (edges[layer] ?? 0);
    if (x < (edges[layer + 1] ?? 0)) return before + x;
    // What lies beyond where the tail begins is exponential again.
    if (layer === 0) before += tail;
    else if (heightWithin(stream, heights, layer) < Math.exp(-x)) return before + x;
  }
}

/** Standard normal, mean 0 and deviation 1, by the ziggurat of Marsaglia & Tsang 2000. One draw for 98 in 100, else more. */
export function normalVariate(stream: Stream): number {
  const { edges, heights, tail } = NORMAL;
  for (;;) {
    const place = 2 * LAYERS * nextDraw(stream);
    const half = place | 0;
    const layer = half >> 1;
    const x = (place - half) * (edges[layer] ?? 0);
    const sign = 1 - 2 * (half & 1);
    if (x < (edges[layer + 1] ?? 0)) return sign * x;
    if (layer === 0) return sign * (tail + excessOver(stream, tail));
    if (heightWithin(stream, heights, layer) < Math.exp(-0.5 * x * x)) return sign * x;
  }
}

/** A height within a layer, each equally likely. */
function heightWithin(stream: Stream, heights: Float64Array, layer: number): number {
  const low = heights[layer] ?? 0;
  return low + nextDraw(stream) * ((heights[layer + 1] ?? 0) - low);
}

/** By how much a normal variate exceeds `tail` when it does (Marsaglia 1964). */
function excessOver(stream: Stream, tail: number): number {
  for (;;) {
    const excess = exponentialVariate(stream) / tail;
    if (2 * exponentialVariate(stream) > excess * excess) return excess;
  }
}

/** What a gamma variate of one shape is drawn with, so that it is computed once for many draws. */
export interface GammaShape {
  readonly d: number;
  readonly c: number;
  /** 1 / shape below 1, else 0. */
  readonly shrink: number;
}

/** Prepares a shape; RangeError unless it is above 0 and finite. */
export function gammaShape(shape: number): GammaShape {
  if (!(shape > 0 && shape < Infinity)) throw new RangeError("A shape above 0.");
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  return { d, c: 1 / Math.sqrt(9 * d), shrink: shape < 1 ? 1 / shape : 0 };
}

/**
 * Gamma of the shape `gammaShape` prepared, scale 1, so that its mean is the shape (Marsaglia & Tsang 2000, A simple method). May underflow
 * to 0 for a tiny shape.
 */
export function gammaVariate(stream: Stream, d: number, c: number, shrink: number): number {
  for (;;) {
    const x = normalVariate(stream);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const square = x * x;
    const uniform = 1 - nextDraw(stream);
    // Their squeeze takes most draws without a logarithm.
    if (uniform < 1 - 0.0331 * square * square || Math.log(uniform) < 0.5 * square + d - d * v + d * Math.log(v))
      // Below a shape of 1 the method does not hold: draw from shape + 1 and shrink by U^(1/shape), their section 6.
      return shrink === 0 ? d * v : d * v * Math.exp(-shrink * exponentialVariate(stream));
  }
}
