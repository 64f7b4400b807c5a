/**
 * Methods, fields and vtables of classes in the region. An image keeps no objects for them but those that something refers to; the others are made when they are asked for. 4 bytes each:
 *
 *     class    {@link Head}; a {@link MethodRow} for each method, whose ids follow one another; ids of the vtable's methods; a {@link FieldRow} for each field
 *     method   by id: address of its row, 0 if it has none
 */
import { MethodRec, Region } from '../../layout/layout.js';
import { type JavaClass, JavaField, JavaMethod, type StoredMembers } from '../classes/java-class.js';
import type { VM } from '../vm.js';
import type { Pins } from './pins.js';
import { Symbols } from './symbols.js';

const enum Head {
  METHODS,
  FIRST_ID,
  VTABLE,
  FIELDS,
  SIZE,
}

const enum MethodRow {
  RECORD,
  /** {@link markOf} of the signature. */
  MARK,
  NAME,
  DESCRIPTOR,
  FLAGS,
  VTABLE_INDEX,
  INTRINSIC,
  NEWEST_CODE,
  SIZE,
}

const enum FieldRow {
  NAME,
  DESCRIPTOR,
  FLAGS,
  INDEX,
  LOCATION,
  SIZE,
}

export class MembersInRegion implements StoredMembers {
  private readonly symbols: Symbols;
  /** Row of a method, by id. */
  private readonly rows: number;
  private readonly count: number;
  private readonly stored: JavaClass[] = [];
  /** Fields that something refers to, by class and place. */
  private readonly kept = new Map<number, JavaField[]>();

  /** Writes down all that can be; the objects stay until {@link release}. */
  constructor(private readonly vm: VM) {
    const { methods, metaspace, classes } = vm;
    this.symbols = new Symbols(vm);
    this.count = methods.count;
    this.rows = metaspace.allocate(4 * (this.count + 1));
    for (const cls of classes.all()) this.write(cls);
    this.symbols.store();
  }

  private write(cls: JavaClass): void {
    const { symbols } = this;
    if (!canBeStored(cls)) return;
    const { methods, vtable, fields } = cls;
    const words: number[] = [methods.length, methods.length === 0 ? 0 : methods[0].id];
    words.push(vtable.length, fields.length);
    for (const m of methods)
      words.push(
        m.record,
        markOf(m.signature),
        symbols.idOf(m.name),
        symbols.idOf(m.descriptor),
        m.accessFlags,
        m.vtableIndex,
        m.intrinsic,
        m.newestCode,
      );
    for (const { id } of vtable) words.push(id);
    for (const f of fields)
      words.push(symbols.idOf(f.name), symbols.idOf(f.descriptor), f.accessFlags, f.index, f.location);
    const { metaspace, memory } = this.vm;
    const address = metaspace.allocate(4 * words.length);
    memory.i32.set(words, (address - Region.BASE) >> 2);
    const first = address + 4 * Head.SIZE;
    methods.forEach(({ id }, i) => {
      memory.store32(this.rows + 4 * id, first + 4 * MethodRow.SIZE * i);
    });
    cls.storeMembers(this, address);
    this.stored.push(cls);
  }

  /** Lets go of all objects that can be made again; what is still there when V8 has collected is put back by `pins`: it must not be made twice. */
  release(pins: Pins): void {
    const { methods } = this.vm;
    for (const cls of this.stored) {
      cls.fields.forEach((field, place) => {
        pins.add(field, (kept) => {
          const list = this.kept.get(cls.id) ?? [];
          list[place] = kept;
          this.kept.set(cls.id, list);
        });
      });
      for (const method of cls.methods) {
        // Something has happened to it since.
        if (method.vtableSlots.length > 0 || method.profile !== null) continue;
        pins.add(method, (kept) => methods.keep(kept));
        methods.release(method);
      }
      cls.releaseMembers();
    }
    this.stored.length = 0;
  }

  methods(address: number): readonly JavaMethod[] {
    const { memory, methods } = this.vm;
    const first = memory.load32(address + 4 * Head.FIRST_ID);
    const length = memory.load32(address + 4 * Head.METHODS);
    const list: JavaMethod[] = [];
    for (let i = 0; i < length; i++) list.push(methods.get(first + i));
    return list;
  }

  vtable(address: number): JavaMethod[] {
    const { memory, methods } = this.vm;
    const length = memory.load32(address + 4 * Head.VTABLE);
    const at = address + 4 * (Head.SIZE + MethodRow.SIZE * memory.load32(address + 4 * Head.METHODS));
    const list: JavaMethod[] = [];
    for (let i = 0; i < length; i++) list.push(methods.get(memory.load32(at + 4 * i)));
    return list;
  }

  fields(cls: JavaClass, address: number): readonly JavaField[] {
    const { i32 } = this.vm.memory;
    const { symbols } = this;
    const head = (address - Region.BASE) >> 2;
    const length = i32[head + Head.FIELDS];
    const kept = this.kept.get(cls.id);
    let at = head + Head.SIZE + MethodRow.SIZE * i32[head + Head.METHODS] + i32[head + Head.VTABLE];
    const list: JavaField[] = [];
    for (let i = 0; i < length; i++, at += FieldRow.SIZE) {
      let field = kept?.[i];
      if (field === undefined) {
        const index = i32[at + FieldRow.INDEX];
        const name = symbols.text(i32[at + FieldRow.NAME]);
        const descriptor = symbols.text(i32[at + FieldRow.DESCRIPTOR]);
        // Those that the VM has added are in no class file.
        const info = index < 0 ? null : undefined;
        field = new JavaField(cls, name, descriptor, i32[at + FieldRow.FLAGS], info, index);
        field.location = i32[at + FieldRow.LOCATION];
      }
      list.push(field);
    }
    return list;
  }

  find(address: number, signature: string): JavaMethod | undefined {
    const { memory, methods } = this.vm;
    const { i32 } = memory;
    const mark = markOf(signature);
    const head = (address - Region.BASE) >> 2;
    const length = i32[head + Head.METHODS];
    for (let i = 0, at = head + Head.SIZE + MethodRow.MARK; i < length; i++, at += MethodRow.SIZE) {
      if (i32[at] !== mark) continue;
      const method = methods.get(i32[head + Head.FIRST_ID] + i);
      if (method.signature === signature) return method;
    }
    return undefined;
  }

  /** The object of a method that has none, undefined if there is no such method. */
  method(id: number): JavaMethod | undefined {
    if (id > this.count) return undefined;
    const { memory, classes } = this.vm;
    const row = memory.load32(this.rows + 4 * id);
    if (row === 0) return undefined;
    const { i32 } = memory;
    const { symbols } = this;
    const at = (row - Region.BASE) >> 2;
    const record = i32[at + MethodRow.RECORD];
    const holder = classes.byRecord(memory.load32(record + MethodRec.CLASS));
    const index = id - memory.load32(holder.membersAt + 4 * Head.FIRST_ID);
    const name = symbols.text(i32[at + MethodRow.NAME]);
    const descriptor = symbols.text(i32[at + MethodRow.DESCRIPTOR]);
    const method = new JavaMethod(holder, name, descriptor, i32[at + MethodRow.FLAGS], undefined, index);
    method.id = id;
    method.record = record;
    method.vtableIndex = i32[at + MethodRow.VTABLE_INDEX];
    method.intrinsic = i32[at + MethodRow.INTRINSIC];
    method.newestCode = i32[at + MethodRow.NEWEST_CODE];
    method.codeId = memory.load32(record + MethodRec.CODE_ID);
    return method;
  }
}

/** Something to be compared before the signature is: few methods of a class have the same. */
function markOf(signature: string): number {
  const { length } = signature;
  const at = (index: number): number => signature.charCodeAt(index);
  return (
    (length << 24) ^ (at(0) << 19) ^ (at(3) << 14) ^ (at(length >> 1) << 9) ^ (at(length - 5) << 4) ^ at(1)
  );
}

/** Is all that is known of its members what would be known again? */
function canBeStored(cls: JavaClass): boolean {
  if (cls.isHidden) return false;
  const { methods, fields } = cls;
  return (
    fields.every(({ name, descriptor }) => isLatin1(name + descriptor)) &&
    methods.every(
      (m, i) =>
        m.id === methods[0].id + i &&
        m.index === i &&
        !m.hidden &&
        m.tier === null &&
        m.error === null &&
        m.jniTarget === 0 &&
        m.holder === cls &&
        isLatin1(m.signature),
    )
  );
}

const isLatin1 = (text: string): boolean => /^[\0-\xff]*$/.test(text);
