/** Puts the objects of a VM into one that has just been made in another process (object-graph.ts). */
import type { Memory } from '../../../native-trampoline/memory.js';
import { makerOf } from './data-classes.js';
import {
  type GraphIndex,
  Header,
  MAGIC,
  type Shape,
  ShapeKind,
  Tag,
  TYPED_ARRAYS,
  type TypedArray,
} from './object-graph.js';
import { ImageError } from './region-file.js';
import { regionView } from './views.js';

type Holder = Record<PropertyKey, unknown>;

/**
 * So many objects of a class are filled before those are made that count: V8 learns what its fields may hold. Where it has to learn that from the objects themselves, all others of the class that are there are converted,
 * one by one, each time.
 */
const SAMPLES = 32;
const ANYTHING = {};

/** By {@link Constant}. */
const CONSTANTS: readonly unknown[] = [undefined, null, false, true];

/** The sections of a file. */
export class GraphFile {
  readonly index: GraphIndex;
  readonly kinds: Uint16Array;
  readonly numbers: Float64Array;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;

  /** Throws {@link ImageError} if it is none. `bytes` begins at a multiple of 8 in its buffer. */
  constructor(bytes: Uint8Array, path: string) {
    const damaged = new ImageError(`${path} is damaged`);
    if (bytes.length < 4 * Header.SIZE) throw damaged;
    const header = new Int32Array(bytes.buffer, bytes.byteOffset, Header.SIZE);
    let at = aligned(4 * Header.SIZE);
    const section = (length: number): number => {
      const start = at;
      at += aligned(length);
      return bytes.byteOffset + start;
    };
    const lengths = [Header.INDEX, Header.KINDS, Header.NUMBERS, Header.WORDS, Header.BYTES].map(
      (i) => header[i],
    );
    const [index, kinds, numbers, words, contents] = lengths.map(section);
    if (header[Header.MAGIC] !== MAGIC || at !== bytes.length || lengths.some((n) => n < 0)) throw damaged;
    this.index = JSON.parse(Buffer.from(bytes.buffer, index, lengths[0]).toString());
    this.kinds = new Uint16Array(bytes.buffer, kinds, lengths[1] >> 1);
    this.numbers = new Float64Array(bytes.buffer, numbers, lengths[2] >> 3);
    this.words = new Int32Array(bytes.buffer, words, lengths[3] >> 2);
    this.bytes = new Uint8Array(bytes.buffer, contents, lengths[4]);
  }
}

const aligned = (length: number): number => (length + 7) & -8;

/** Puts the graph into `root`, a VM's that has just been made, whose region has its contents already. Throws {@link ImageError} if the two do not fit. */
export function readGraph(file: GraphFile, root: object, memory: Memory): void {
  new GraphReader(file, memory).read(root);
}

class GraphReader {
  private readonly objects: unknown[] = [];
  private readonly shapes: readonly Shape[];
  private readonly texts: readonly string[];
  private readonly constants: readonly unknown[];
  private readonly words: Int32Array;
  private readonly kinds: Uint16Array;
  private readonly arrays: TypedArray[] = [];
  /** Objects before this number are data. */
  private readonly firstOther: number;
  private at = 0;

  constructor(
    private readonly file: GraphFile,
    private readonly memory: Memory,
  ) {
    const { index, kinds, words } = file;
    this.kinds = kinds;
    this.words = words;
    this.shapes = index.shapes;
    this.texts = index.texts;
    this.constants = [...CONSTANTS, ...index.bigints.map(BigInt)];
    this.firstOther = index.shapes.reduce((sum, { count }) => sum + count, 0);
    this.makeData();
  }

  private makeData(): void {
    let column = this.words.length;
    for (const { keys, count } of this.shapes) column -= keys.length * count;
    for (const { name, keys, count } of this.shapes) {
      if (count === 0) continue;
      const make = makerOf(name);
      if (make === undefined) throw new ImageError(`there is no class ${name}`);
      for (let i = Math.min(count, SAMPLES) - 1; i >= 0; i--)
        this.sample(make() as Holder, keys, column + i, count);
      for (let i = 0; i < count; i++) this.objects.push(make());
      column += keys.length * count;
    }
  }

  /** Fills an object with something like its column's values. */
  private sample(object: Holder, keys: readonly string[], first: number, stride: number): void {
    for (let k = 0; k < keys.length; k++) {
      const word = this.words[first + k * stride];
      if (word !== Tag.KEPT) object[keys[k]] = (word & Tag.MASK) === Tag.OBJECT ? ANYTHING : this.value(word);
    }
  }

  read(root: object): void {
    const { kinds, shapes, firstOther } = this;
    this.objects[firstOther] = root;
    for (let i = 0; i < kinds.length; i++) {
      const { kind, keys } = shapes[kinds[i]];
      // Those that only data names have not been made yet.
      const object = this.objectAt(firstOther + i, null, '');
      if (kind === ShapeKind.ARRAY) this.array(object as unknown[]);
      else if (kind === ShapeKind.MAP) this.map(object as Map<unknown, unknown>);
      else if (kind === ShapeKind.SET) this.set(object as Set<unknown>);
      else this.properties(object as Holder, keys);
    }
    let first = 0;
    for (const { keys, count } of shapes) {
      if (count > 0) for (const key of keys) this.column(first, count, key);
      first += count;
    }
    if (this.at !== this.words.length) throw new ImageError('not all objects are there');
  }

  private properties(object: Holder, keys: readonly string[]): void {
    const { words } = this;
    for (let i = 0; i < keys.length; i++) {
      const word = words[this.at++];
      if (word === Tag.KEPT) continue;
      const key = keys[i];
      if ((word & Tag.MASK) === Tag.OBJECT) object[key] = this.objectAt(word >>> Tag.BITS, object, key);
      else object[key] = this.value(word);
    }
  }

  private column(first: number, count: number, key: string): void {
    const { words, objects } = this;
    const start = this.at;
    for (let i = 0; i < count; i++) {
      const word = words[start + i];
      if (word !== Tag.KEPT) (objects[first + i] as Holder)[key] = this.value(word);
    }
    this.at = start + count;
  }

  private array(array: unknown[]): void {
    const { words } = this;
    const length = words[this.at++];
    for (let i = 0; i < length; i++) array.push(this.value(words[this.at++]));
  }

  private map(map: Map<unknown, unknown>): void {
    const { words } = this;
    for (let left = words[this.at++]; left > 0; left--) {
      const key = this.value(words[this.at++]);
      map.set(key, this.value(words[this.at++]));
    }
  }

  private set(set: Set<unknown>): void {
    const { words } = this;
    for (let left = words[this.at++]; left > 0; left--) set.add(this.value(words[this.at++]));
  }

  private value(word: number): unknown {
    switch ((word & Tag.MASK) as Tag) {
      case Tag.INT:
        return word >> Tag.BITS;
      case Tag.OBJECT:
        return this.objectAt(word >>> Tag.BITS, null, '');
      case Tag.TEXT:
        return this.texts[word >>> Tag.BITS];
      case Tag.CONSTANT:
        return this.constants[word >>> Tag.BITS];
      case Tag.NUMBER:
        return this.file.numbers[word >>> Tag.BITS];
      case Tag.TYPED:
        return this.typed(word >>> Tag.BITS);
      case Tag.VIEW:
        return regionView(this.memory, this.file.index.views[word >>> Tag.BITS]);
      default:
        throw new ImageError('something is kept that nobody has made');
    }
  }

  /** The object of a number: made when it is first named, but for parts, which the holder of the same name has. */
  private objectAt(id: number, holder: Holder | null, key: string): unknown {
    const known = this.objects[id];
    if (known !== undefined) return known;
    const object = this.make(id, holder, key);
    this.objects[id] = object;
    return object;
  }

  private make(id: number, holder: Holder | null, key: string): unknown {
    switch (this.shapes[this.kinds[id - this.firstOther]].kind) {
      case ShapeKind.PLAIN:
        return {};
      case ShapeKind.ARRAY:
        return [];
      case ShapeKind.MAP:
        return new Map();
      case ShapeKind.SET:
        return new Set();
      default: {
        const part = holder?.[key];
        if (typeof part !== 'object' || part === null) throw new ImageError(`${key} is missing`);
        return part;
      }
    }
  }

  private typed(id: number): TypedArray {
    const known = this.arrays[id];
    if (known !== undefined) return known;
    const [name, length, offset, used] = this.file.index.arrays[id];
    const made = TYPED_ARRAYS.get(name);
    if (made === undefined) throw new ImageError(`there is no class ${name}`);
    const array = new made(length);
    const { bytes } = this.file;
    new Uint8Array(array.buffer).set(bytes.subarray(offset, offset + used));
    this.arrays[id] = array;
    return array;
  }
}
