/** The benchmark programs of classfiles/bench with the size at which each is measured: about a second under gojdk's baseline code. */
export interface BenchProgram {
  readonly name: string;
  readonly size: string;
  /** With `--large`: about a second of processor time under `java`. */
  readonly large: string;
}

export const BENCH_PROGRAMS: readonly BenchProgram[] = [
  { name: 'NBody', size: '1000000', large: '20000000' },
  { name: 'Fannkuch', size: '10', large: '11' },
  { name: 'SpectralNorm', size: '700', large: '4500' },
  { name: 'Mandelbrot', size: '600', large: '2000' },
  { name: 'BinaryTrees', size: '15', large: '17' },
  { name: 'NQueens', size: '10', large: '13' },
  { name: 'Sieve', size: '40', large: '500' },
  { name: 'MatrixMultiply', size: '400', large: '1300' },
  { name: 'Fibonacci', size: '37', large: '43' },
  { name: 'StringBuilding', size: '30000', large: '500000' },
  { name: 'HashMaps', size: '100000', large: '300000' },
  { name: 'SortObjects', size: '150000', large: '500000' },
  { name: 'Dispatch', size: '10000000', large: '120000000' },
  { name: 'Exceptions', size: '40000', large: '600000' },
  { name: 'Checksums', size: '500', large: '5000' },
  { name: 'Longs', size: '5000000', large: '200000000' },
  { name: 'LinkedLists', size: '500000', large: '3000000' },
  { name: 'Streams', size: '300000', large: '8000000' },
  { name: 'Richards', size: '100', large: '2000' },
];
