/** Layers of equal area under a density that falls from 1 at 0. */
export interface Ziggurat {
  /** Where each layer ends, the lowest first; the lowest is as wide as its area with the tail asks for, and 0 follows the last. */
  readonly edges: Float64Array;
  /** The density at each edge but the first, whose layer ends where the second begins to fall; 1 follows the last. */
  readonly heights: Float64Array;
  /** Where the tail begins. */
  readonly tail: number;
}

/** How many layers there are: the more, the seldomer a draw has to look at the density itself. */
export const LAYERS = 256;

/**
 * Lays `LAYERS` layers of equal `area` under a density (Marsaglia & Tsang 2000, The ziggurat method). `inverse` gives where the density has
 * a height of 0 to 1; `tail` and `area` are the pair with which the layers end at height 1.
 */
function stack(
  density: (x: number) => number,
  inverse: (height: number) => number,
  { tail, area }: { readonly tail: number; readonly area: number },
): Ziggurat {
  const edges = new Float64Array(LAYERS + 1);
  const heights = new Float64Array(LAYERS + 1);
  edges.set([area / density(tail), tail]);
  heights.set([0, density(tail)]);
  for (let layer = 2; layer < LAYERS; layer += 1) {
    const height = (heights[layer - 1] ?? 0) + area / (edges[layer - 1] ?? 0);
    heights[layer] = height;
    edges[layer] = inverse(height);
  }
  heights[LAYERS] = 1;
  return { edges, heights, tail };
}

/** Under e^−x; tail and area as Marsaglia & Tsang give them for 256 layers. */
export const EXPONENTIAL: Ziggurat = stack(
  (x) => Math.exp(-x),
  (height) => -Math.log(height),
  { tail: 7.69711747013104972, area: 0.0039496598225815571993 },
);

/** Under e^(−x²/2), one side; tail and area as Marsaglia & Tsang give them for 256 layers, to more digits. */
export const NORMAL: Ziggurat = stack(
  (x) => Math.exp(-(x ** 2) / 2),
  (height) => Math.sqrt(-2 * Math.log(height)),
  { tail: 3.6541528853610088, area: 0.0049286732339746 },
);
