/** The JDK's box classes: java.lang.Integer and the like are primitives for JavaScript. */
import { Obj, Region } from '../layout/layout.js';
import type { JavaClass } from '../vm/classes/java-class.js';
import type { Steps } from '../vm/steps.js';
import type { VM } from '../vm/vm.js';

/** A box class: by the descriptor character of what it holds. */
export interface Box {
  readonly type: string;
  readonly className: string;
  readonly cls: JavaClass;
  /** Byte offset of its value. */
  readonly offset: number;
  /** Handle of the cache that valueOf looks in first, of the values from `least` on; 0 if there is none. */
  readonly cache: number;
  readonly least: number;
  /** Boolean: handles of FALSE and TRUE. */
  readonly constants: readonly number[];
}

const NAMES: Readonly<Record<string, string>> = {
  Z: 'Boolean',
  B: 'Byte',
  C: 'Character',
  S: 'Short',
  I: 'Integer',
  J: 'Long',
  F: 'Float',
  D: 'Double',
};
/** First value in the cache of each class (JLS §5.1.7). */
const CACHED: Readonly<Record<string, number>> = { B: -128, C: 0, S: -128, I: -128, J: -128 };

export class Boxes {
  /** By descriptor character. */
  readonly byType = new Map<string, Box>();
  /** By class record. */
  readonly byRecord = new Map<number, Box>();

  constructor(private readonly vm: VM) {}

  /** Initialises the classes; to be run before the first box is made. */
  *prepare(): Steps<void> {
    const { vm } = this;
    for (const [type, name] of Object.entries(NAMES)) {
      const className = `java/lang/${name}`;
      const cls = vm.classes.loadBoot(className);
      yield* vm.initializer.initialize(cls);
      let cache = 0;
      if (type in CACHED) {
        const holder = vm.classes.loadBoot(`${className}$${name}Cache`);
        yield* vm.initializer.initialize(holder);
        cache = vm.handles.create(this.staticField(holder, 'cache', `[L${className};`));
      }
      const constants =
        type !== 'Z'
          ? []
          : ['FALSE', 'TRUE'].map((n) => vm.handles.create(this.staticField(cls, n, `L${className};`)));
      const offset = vm.fieldOffset(className, 'value', type);
      const box = { type, className, cls, offset, cache, least: CACHED[type] ?? 0, constants };
      this.byType.set(type, box);
      this.byRecord.set(cls.record, box);
    }
  }

  private staticField(cls: JavaClass, name: string, descriptor: string): number {
    return this.vm.memory.load32(cls.declaredField(name, descriptor)?.location ?? 0);
  }

  /** The box that valueOf would answer. Collects nothing; throws JavaThrow if there is no memory. */
  box(type: string, value: number | bigint | boolean): number {
    const { vm } = this;
    const box = this.byType.get(type) as Box;
    if (type === 'Z') return vm.handles.get(box.constants[value ? 1 : 0]);
    if (box.cache !== 0 && (value as number) >= box.least && (value as number) <= 127) {
      const array = vm.handles.get(box.cache);
      return vm.element(array, Number(value) - box.least);
    }
    const ref = vm.allocate(box.cls);
    const { memory } = vm;
    const at = ((ref + box.offset - Region.BASE) | 0) >>> 0;
    switch (type) {
      case 'B':
        memory.i8[at] = value as number;
        break;
      case 'C':
      case 'S':
        memory.u16[at >>> 1] = value as number;
        break;
      case 'I':
        memory.i32[at >>> 2] = value as number;
        break;
      case 'J':
        memory.i64[at >>> 3] = BigInt(value);
        break;
      case 'F':
        memory.f32[at >>> 2] = value as number;
        break;
      default:
        memory.f64[at >>> 3] = value as number;
    }
    return ref;
  }
}

/** Index into the byte arrays of a field or element. */
export function byteIndex(ref: number, offset: number): number {
  return ((ref + offset - Region.BASE) | 0) >>> 0;
}

/** Index into the byte arrays of an array's first element. */
export function dataIndex(array: number): number {
  return byteIndex(array, Obj.ARRAY_DATA);
}
