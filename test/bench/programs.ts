/** The benchmark programs of classfiles/bench with the size at which each is measured: about a second under gojdk's baseline code. */
export interface BenchProgram {
  readonly name: string;
  readonly size: string;
}

export const BENCH_PROGRAMS: readonly BenchProgram[] = [
  { name: 'NBody', size: '1000000' },
  { name: 'Fannkuch', size: '10' },
  { name: 'SpectralNorm', size: '700' },
  { name: 'Mandelbrot', size: '600' },
  { name: 'BinaryTrees', size: '15' },
  { name: 'NQueens', size: '10' },
  { name: 'Sieve', size: '40' },
  { name: 'MatrixMultiply', size: '400' },
  { name: 'Fibonacci', size: '37' },
  { name: 'StringBuilding', size: '30000' },
  { name: 'HashMaps', size: '100000' },
  { name: 'SortObjects', size: '150000' },
  { name: 'Dispatch', size: '10000000' },
  { name: 'Exceptions', size: '40000' },
  { name: 'Checksums', size: '500' },
  { name: 'Longs', size: '5000000' },
  { name: 'LinkedLists', size: '500000' },
  { name: 'Streams', size: '300000' },
  { name: 'Richards', size: '100' },
];
