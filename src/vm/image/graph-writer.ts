/** Writes the objects of a VM that has been frozen (object-graph.ts). */
import { dataClassOf, isForgotten, isKept, isOfProcess, makerOf } from './data-classes.js';
import {
  Constant,
  type GraphIndex,
  Header,
  MAGIC,
  type RegionView,
  type Shape,
  ShapeKind,
  type StoredArray,
  Tag,
  TYPED_ARRAYS,
  type TypedArray,
} from './object-graph.js';

/** An object that cannot be written, and where it was found. One sentence. */
export class UnwritableObject extends Error {}

/** What fields that freezing has emptied held: see {@link Views.takenOut}. */
type TakenOut = Iterable<readonly [holder: object, key: PropertyKey, RegionView | TypedArray]>;

const SMALL = 1 << (31 - Tag.BITS);

/** The file's contents. `root` leads to everything; `notes` is kept beside it, as JSON. Throws {@link UnwritableObject}. */
export function writeGraph(root: object, taken: TakenOut, notes: unknown): Uint8Array {
  return new GraphWriter(taken).write(root, notes);
}

/** A shape while objects are looked for. */
interface Group {
  readonly kind: ShapeKind;
  readonly name: string;
  readonly keys: readonly string[];
  /** DATA: what holds what a new object does. */
  readonly made: Record<string, unknown> | null;
  /** In the order in which they were found. */
  readonly objects: object[];
}

class GraphWriter {
  private readonly groups = new Map<string, Group>();
  private readonly groupOf = new Map<object, Group>();
  /** By object, when all have been found. */
  private readonly ids = new Map<object, number>();
  /** How often an object is named. */
  private readonly uses = new Map<object, number>();
  private readonly words: number[] = [];
  private readonly texts = new Map<string, number>();
  private readonly bigints = new Map<string, number>();
  private readonly numbers: number[] = [];
  private readonly views: RegionView[] = [];
  private readonly arrays: StoredArray[] = [];
  private readonly arrayIds = new Map<TypedArray, number>();
  private readonly pieces: Uint8Array[] = [];
  private bytes = 0;
  /** For messages: how objects were found. */
  private readonly parents = new Map<object, readonly [holder: object | null, key: PropertyKey]>();
  private readonly taken = new Map<object, Map<PropertyKey, RegionView | TypedArray>>();

  constructor(taken: TakenOut) {
    for (const [holder, key, value] of taken) {
      const fields = this.taken.get(holder) ?? new Map<PropertyKey, RegionView | TypedArray>();
      fields.set(key, value);
      this.taken.set(holder, fields);
    }
  }

  write(root: object, notes: unknown): Uint8Array {
    const found = this.find(root);
    const data = [...this.groups.values()].filter(({ kind }) => kind === ShapeKind.DATA);
    const others = found.filter((object) => this.groupOf.get(object)?.kind !== ShapeKind.DATA);
    for (const object of [...data.flatMap(({ objects }) => objects), ...others])
      this.ids.set(object, this.ids.size);
    const otherGroups = [...this.groups.values()].filter(({ kind }) => kind !== ShapeKind.DATA);
    const places = new Map(otherGroups.map((group, i) => [group, data.length + i]));
    const kinds = others.map((object) => places.get(this.groupOf.get(object) as Group) as number);
    for (const object of others) this.object(object, this.groupOf.get(object) as Group);
    const shapes: Shape[] = data.map((group) => this.columns(group));
    for (const { kind, name, keys } of otherGroups) shapes.push({ kind, name, keys, count: 0 });
    const index: GraphIndex = {
      shapes,
      texts: [...this.texts.keys()],
      bigints: [...this.bigints.keys()],
      views: this.views,
      arrays: this.arrays,
      notes,
    };
    return this.file(Buffer.from(JSON.stringify(index)), kinds);
  }

  private file(index: Uint8Array, kinds: readonly number[]): Uint8Array {
    const sections = [
      index,
      Uint16Array.from(kinds),
      Float64Array.from(this.numbers),
      Int32Array.from(this.words),
      Buffer.concat(this.pieces),
    ];
    const header = new Int32Array(Header.SIZE);
    header[Header.MAGIC] = MAGIC;
    sections.forEach(({ byteLength }, i) => {
      header[Header.INDEX + i] = byteLength;
    });
    return Buffer.concat(
      [header, ...sections].map(({ buffer, byteOffset, byteLength }) =>
        aligned(new Uint8Array(buffer, byteOffset, byteLength)),
      ),
    );
  }

  // ---- objects

  /** All objects, those first that were reached first. */
  private find(root: object): object[] {
    const found: object[] = [];
    const visit = (holder: object | null, key: PropertyKey, value: unknown): void => {
      if (!isWritten(value)) return;
      this.uses.set(value, (this.uses.get(value) ?? 0) + 1);
      if (this.groupOf.has(value)) return;
      this.parents.set(value, [holder, key]);
      const group = this.groupFor(value);
      this.groupOf.set(value, group);
      group.objects.push(value);
      found.push(value);
    };
    visit(null, '', root);
    for (const object of found)
      for (const [key, value] of this.contents(object, this.groupOf.get(object) as Group))
        visit(object, key, value);
    return found;
  }

  /** What an object holds, in the order in which it is written. What is kept is left out: `undefined` instead of a pair. */
  private *contents(object: object, { kind, keys }: Group): Generator<readonly [PropertyKey, unknown]> {
    // Keys as reflection names them: so they stand in `taken`.
    if (kind === ShapeKind.ARRAY)
      for (let i = 0; i < (object as unknown[]).length; i++) yield [String(i), (object as unknown[])[i]];
    else if (kind === ShapeKind.MAP)
      for (const [key, value] of object as Map<unknown, unknown>) {
        yield ['key', key];
        yield [String(key), value];
      }
    else if (kind === ShapeKind.SET) for (const value of object as Set<unknown>) yield ['element', value];
    else for (const key of keys) yield [key, held(object, key)];
  }

  private groupFor(object: object): Group {
    if (Array.isArray(object)) return this.group(ShapeKind.ARRAY, '', []);
    if (object instanceof Map) return this.group(ShapeKind.MAP, '', []);
    if (object instanceof Set) return this.group(ShapeKind.SET, '', []);
    if (isOfProcess(object)) return this.group(ShapeKind.PART, '', []);
    const prototype = Object.getPrototypeOf(object);
    const keys = Reflect.ownKeys(object);
    if (keys.some((key) => typeof key === 'symbol')) throw this.unwritable(object, 'an object with symbols');
    const names = keys as string[];
    if (prototype === Object.prototype || prototype === null) return this.group(ShapeKind.PLAIN, '', names);
    const dataClass = dataClassOf(object);
    return dataClass === undefined
      ? this.group(ShapeKind.PART, '', names)
      : this.group(ShapeKind.DATA, dataClass, names);
  }

  private group(kind: ShapeKind, name: string, keys: readonly string[]): Group {
    const key = `${kind} ${name} ${keys.join()}`;
    let group = this.groups.get(key);
    if (group === undefined) {
      const made = kind === ShapeKind.DATA ? (makerOf(name)?.() as Record<string, unknown>) : null;
      group = { kind, name, keys, made, objects: [] };
      this.groups.set(key, group);
    }
    return group;
  }

  private object(object: object, group: Group): void {
    const { words } = this;
    if (group.kind === ShapeKind.ARRAY) words.push((object as unknown[]).length);
    else if (group.kind === ShapeKind.MAP || group.kind === ShapeKind.SET)
      words.push((object as Set<unknown>).size);
    for (const [key, value] of this.contents(object, group)) words.push(this.value(object, key, value));
  }

  /** Data: those of its fields that not all objects have as they are made. */
  private columns({ kind, name, keys, made, objects }: Group): Shape {
    const written: string[] = [];
    for (const key of keys) {
      const usual = made?.[key];
      const column = objects.map((object) => {
        const value = held(object, key);
        const emptied = value === undefined && this.taken.get(object)?.has(key) === true;
        return !emptied && made !== null && key in made && this.isSame(value, usual)
          ? Tag.KEPT
          : this.value(object, key, value);
      });
      if (column.every((word) => word === Tag.KEPT)) continue;
      written.push(key);
      for (const word of column) this.words.push(word);
    }
    return { kind, name, keys: written, count: objects.length };
  }

  /** Would it be the same if it were left as it is made? Nobody else may know the array. */
  private isSame(value: unknown, usual: unknown): boolean {
    if (Array.isArray(value) && Array.isArray(usual))
      return value.length === 0 && usual.length === 0 && this.uses.get(value) === 1;
    return Object.is(value, usual);
  }

  private typed(array: TypedArray): number {
    const known = this.arrayIds.get(array);
    if (known !== undefined) return known;
    const { BYTES_PER_ELEMENT, length } = array;
    const { name } = array.constructor;
    if (!TYPED_ARRAYS.has(name)) throw this.unwritable(array, name);
    let used = length;
    while (used > 0 && Number(array[used - 1]) === 0 && !Object.is(array[used - 1], -0)) used--;
    const id = this.arrays.push([name, length, this.bytes, used * BYTES_PER_ELEMENT]) - 1;
    this.arrayIds.set(array, id);
    const piece = aligned(new Uint8Array(array.buffer, array.byteOffset, used * BYTES_PER_ELEMENT));
    this.pieces.push(piece);
    this.bytes += piece.length;
    return id;
  }

  // ---- values

  private value(holder: object, key: PropertyKey, value: unknown): number {
    switch (typeof value) {
      case 'undefined':
        return this.emptied(holder, key);
      case 'boolean':
        return word(Tag.CONSTANT, value ? Constant.TRUE : Constant.FALSE);
      case 'number':
        if (Number.isInteger(value) && value >= -SMALL / 2 && value < SMALL / 2 && !Object.is(value, -0))
          return word(Tag.INT, value);
        return word(Tag.NUMBER, this.numbers.push(value) - 1);
      case 'bigint':
        return word(Tag.CONSTANT, Constant.FIRST_LISTED + numbered(this.bigints, String(value)));
      case 'string':
        return word(Tag.TEXT, numbered(this.texts, value));
      case 'function':
      case 'symbol':
        return Tag.KEPT;
      case 'object':
        if (value === null) return word(Tag.CONSTANT, Constant.NULL);
        if (ArrayBuffer.isView(value)) return word(Tag.TYPED, this.typed(value as unknown as TypedArray));
        return isWritten(value) ? word(Tag.OBJECT, this.ids.get(value) as number) : Tag.KEPT;
      default:
        throw this.unwritable(holder, typeof value);
    }
  }

  private emptied(holder: object, key: PropertyKey): number {
    const held = this.taken.get(holder)?.get(key);
    if (held === undefined) return word(Tag.CONSTANT, Constant.UNDEFINED);
    return ArrayBuffer.isView(held)
      ? word(Tag.TYPED, this.typed(held))
      : word(Tag.VIEW, this.views.push(held) - 1);
  }

  private unwritable(object: object, what: string): UnwritableObject {
    const path: string[] = [];
    for (let [at, key] = this.parents.get(object) ?? []; at; [at, key] = this.parents.get(at) ?? [])
      path.unshift(String(key));
    return new UnwritableObject(`${path.join('.')} is ${what}, which cannot be written`);
  }
}

/** In place of what a VM that has just been made has itself. */
const KEPT = Symbol('kept');

/** What a field holds for another process. */
function held(object: object, key: string): unknown {
  if (isKept(object, key)) return KEPT;
  if (isForgotten(object, key)) return null;
  const property = Reflect.getOwnPropertyDescriptor(object, key);
  return property === undefined || !('value' in property) ? KEPT : property.value;
}

/** Is it an object that is written? What holds functions has them of its own process. */
const isWritten = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !hasFunctions(value);

const word = (tag: Tag, value: number): number => (value << Tag.BITS) | tag;

function numbered(known: Map<string, number>, text: string): number {
  const id = known.get(text) ?? known.size;
  known.set(text, id);
  return id;
}

const hasFunctions = (object: object): boolean => {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype) return false;
  return Object.values(Object.getOwnPropertyDescriptors(object)).some(
    ({ value, get }) => typeof value === 'function' || get !== undefined,
  );
};

/** With zeros behind it, up to a multiple of 8 bytes. */
function aligned(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 8 === 0) return bytes;
  const result = new Uint8Array((bytes.length + 7) & -8);
  result.set(bytes);
  return result;
}
