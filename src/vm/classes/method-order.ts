/**
 * The order in which reflection lists the methods of a class. Java promises none, but programs show it, and some depend on it. HotSpot sorts the methods of a class by the
 * addresses of their names, which amounts to the order in which it met the names: first those of its archive, then those of the constant pools of the classes
 * loaded since, one after the other.
 */

import { encodeModifiedUtf8 } from '../../classfile/modified-utf8.js';
import { TextTable } from '../../classfile/text-table.js';
import type { VM } from '../vm.js';
import type { JavaClass, JavaMethod } from './java-class.js';

/** More than an archive has symbols. */
const BEHIND_ARCHIVE = 0x1000_0000;

class NameOrder {
  /** Names in the order in which the constant pools of programs brought them. */
  private readonly met = new TextTable();
  private readonly known = new Map<string, number>();
  private readonly seen = new WeakSet<JavaClass>();
  private next = 0;

  constructor(private readonly vm: VM) {}

  /** Takes note of the names of all classes loaded so far, and of `cls`. */
  meetAll(cls: JavaClass): void {
    const classes = this.vm.classes.all();
    for (; this.next < classes.length; this.next++) {
      const c = classes[this.next];
      if (!c.loader.isBoot && !c.isHidden) this.meet(c);
    }
    this.meet(cls);
  }

  private meet(cls: JavaClass): void {
    const pool = cls.pool?.pool;
    if (pool === undefined || this.seen.has(cls)) return;
    this.seen.add(cls);
    pool.addTexts(this.met);
  }

  /** Rank of a name of a class that has been met. */
  rank(name: string): number {
    let rank = this.known.get(name);
    if (rank !== undefined) return rank;
    const text = encodeModifiedUtf8(name);
    rank = this.vm.classes.archivedSymbols.rank(text);
    if (rank < 0) {
      rank = this.met.rank(text);
      // Names of the boot loader's classes that the archive lacks.
      if (rank < 0) return BEHIND_ARCHIVE + this.met.size;
      rank += BEHIND_ARCHIVE;
    }
    this.known.set(name, rank);
    return rank;
  }
}

const orders = new WeakMap<VM, NameOrder>();

/** For another process, which meets names anew. */
export function forgetNameOrder(vm: VM): void {
  orders.delete(vm);
}

/** All methods of a class, constructors and initialisers included, in HotSpot's order. */
export function orderedMethods(vm: VM, cls: JavaClass): readonly JavaMethod[] {
  const { methods } = cls;
  const names = new Set(methods.map((m) => m.name));
  if (names.size < 2) return methods;
  let order = orders.get(vm);
  if (order === undefined) {
    order = new NameOrder(vm);
    orders.set(vm, order);
  }
  order.meetAll(cls);
  const ranks = new Map<string, number>();
  for (const name of names) ranks.set(name, order.rank(name));
  const sorted = [...methods];
  quickSort(sorted, (a, b) => (ranks.get(a.name) as number) - (ranks.get(b.name) as number));
  return sorted;
}

type Compare<T> = (a: T, b: T) => number;

/** Hoare's quicksort with the median of three as pivot, so that methods of the same name come out as HotSpot has them. */
export function quickSort<T>(items: T[], compare: Compare<T>, from = 0, length: number = items.length): void {
  if (length < 2) return;
  const pivot = medianOfThree(items, compare, from, length);
  if (length < 4) return;
  const left = partition(items, compare, from, length, items[pivot]);
  quickSort(items, compare, from, left);
  quickSort(items, compare, from + left, length - left);
}

function swap<T>(items: T[], a: number, b: number): void {
  const item = items[a];
  items[a] = items[b];
  items[b] = item;
}

/** Sorts the first, middle and last item; the index of the middle. */
function medianOfThree<T>(items: T[], compare: Compare<T>, from: number, length: number): number {
  const middle = from + (length >> 1);
  const last = from + length - 1;
  if (compare(items[from], items[middle]) > 0) swap(items, from, middle);
  if (compare(items[from], items[last]) > 0) swap(items, from, last);
  if (compare(items[middle], items[last]) > 0) swap(items, middle, last);
  return middle;
}

/** Length of the left part, in which nothing is greater than the pivot. */
function partition<T>(items: T[], compare: Compare<T>, from: number, length: number, pivot: T): number {
  let left = from - 1;
  let right = from + length;
  for (;;) {
    do left++;
    while (compare(items[left], pivot) < 0);
    do right--;
    while (compare(items[right], pivot) > 0);
    if (left >= right) return right + 1 - from;
    swap(items, left, right);
  }
}
