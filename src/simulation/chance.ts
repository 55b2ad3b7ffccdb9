import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** All that is left to chance, from one seed: the same seed, the same throws. */
export class Chance {
  readonly #source: ReturnType<typeof xoroshiro128plus>

  constructor(seed: number) {
    this.#source = xoroshiro128plus(seed)
  }

  /** True so often, from 0 never to 1 always. */
  happens(probability: number): boolean {
    return uniformFloat64(this.#source) < probability
  }

  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number {
    return uniformInt(this.#source, low, high)
  }

  between(low: number, high: number): number {
    return low + uniformFloat64(this.#source) * (high - low)
  }

  one<T>(of: readonly T[]): T {
    const found = of[this.whole(0, of.length - 1)]
    if (found === undefined) throw new RangeError('nothing to choose from')
    return found
  }

  /** Many small and few large values around a median, as delays and sales are. */
  around(median: number, spread: number): number {
    const bell =
      Math.sqrt(-2 * Math.log(1 - uniformFloat64(this.#source))) *
      Math.cos(2 * Math.PI * uniformFloat64(this.#source))
    return median * Math.exp(spread * bell)
  }
}
