/** What constant pools were resolved to, in the region: for each of classes, fields and methods a count, then index and what it was resolved to (fields: by their class and place), 4 bytes each. */
import { Region } from '../../layout/layout.js';
import type { JavaField } from '../classes/java-class.js';
import type { Resolved, RuntimeConstantPool, StoredResolutions } from '../classes/runtime-constant-pool.js';
import type { VM } from '../vm.js';

/** Puts it into the region, if all of it can be named there. */
export function storePool(vm: VM, pool: RuntimeConstantPool): void {
  if (pool.fields.some((field) => field !== undefined && placeOf(field) < 0)) return;
  const words: number[] = [];
  const write = <T>(entries: readonly (T | undefined)[], names: (entry: T) => number[]): void => {
    const at = words.push(0) - 1;
    entries.forEach((entry, index) => {
      if (entry === undefined) return;
      words.push(index, ...names(entry));
      words[at]++;
    });
  };
  write(pool.classes, ({ id }) => [id]);
  write(pool.fields, (field) => [field.holder.id, placeOf(field)]);
  write(pool.methods, ({ id }) => [id]);
  const address = vm.metaspace.allocate(4 * words.length);
  vm.memory.i32.set(words, (address - Region.BASE) >> 2);
  pool.store(new ResolvedInRegion(vm, address));
}

const placeOf = (field: JavaField): number => field.holder.fields.indexOf(field);

export class ResolvedInRegion implements StoredResolutions {
  constructor(
    private readonly vm: VM,
    private readonly address: number,
  ) {}

  read(): Resolved {
    const { memory, classes, methods } = this.vm;
    const { i32 } = memory;
    let at = (this.address - Region.BASE) >> 2;
    const next = (): number => i32[at++];
    const all: Resolved = { classes: [], fields: [], methods: [] };
    for (let left = next(); left > 0; left--) all.classes[next()] = classes.get(next());
    for (let left = next(); left > 0; left--) all.fields[next()] = classes.get(next()).fields[next()];
    for (let left = next(); left > 0; left--) all.methods[next()] = methods.get(next());
    return all;
  }
}
