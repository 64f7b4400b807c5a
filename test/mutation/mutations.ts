/** The table of mutations: faults of one line, over all subsystems, and the tests that ought to notice them. */
import { COMPILER_MUTATIONS } from './compiler-mutations.js';

export interface Mutation {
  readonly area: string;
  /** From the top folder. */
  readonly file: string;
  /** A line of the file, the only one that reads so, without its indentation. */
  readonly line: string;
  readonly replacement: string;
  /** `vm/monitors` is test/vm/monitors.test.ts; `program gc/References` is that program under gojdk, compared with what `java` did. In this order, until one notices. */
  readonly tests: readonly string[];
}

export type Row = readonly [file: string, line: string, replacement: string, ...tests: string[]];

const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'class file': [
    [
      'src/classfile/modified-utf8.ts',
      'length += unit !== 0 && unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;',
      'length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;',
      'classfile/modified-utf8',
    ],
    [
      'src/classfile/modified-utf8.ts',
      'if (i + 1 >= end || (bytes[i + 1] & 0xc0) !== 0x80) return null;',
      'if (i + 1 >= end) return null;',
      'classfile/modified-utf8',
    ],
    [
      'src/classfile/format-names.ts',
      '[NameKind.FIELD]: /^[^.;[/]+$/,',
      '[NameKind.FIELD]: /^[^.;/]+$/,',
      'classfile/format-names',
    ],
    [
      'src/classfile/format-names.ts',
      'if (++dimensions > 255) return DescriptorFault.DIMENSIONS;',
      'if (++dimensions > 256) return DescriptorFault.DIMENSIONS;',
      'classfile/format-check',
    ],
    [
      'src/classfile/format-names.ts',
      "slots += text[at] === 'J' || text[at] === 'D' ? 2 : 1;",
      "slots += text[at] === 'J' ? 2 : 1;",
      'classfile/format-names',
    ],
  ],
  'class path': [
    [
      'src/classpath/zip-file.ts',
      'const data = position + LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);',
      'const data = position + LOCAL_SIZE + local.readUInt16LE(26);',
      'classpath/zip-headers',
    ],
    [
      'src/classpath/zip-file.ts',
      'const position = entry.localHeader + this.shift;',
      'const position = entry.localHeader;',
      'classpath/zip-file',
    ],
    [
      'src/classpath/class-path.ts',
      'this.pending.push(...manifestClassPath(jar).reverse());',
      'this.pending.push(...manifestClassPath(jar));',
      'classpath/class-path',
    ],
    [
      'src/classpath/class-path.ts',
      "return text.split(':').map((entry) => (entry === '' ? '.' : entry));",
      "return text.split(':');",
      'classpath/class-path',
    ],
    [
      'src/classpath/jimage.ts',
      "if (this.contentAt > this.size) throw this.bad('truncated: the index is longer than the file');",
      '',
      'classpath/jimage',
    ],
  ],
  verifier: [
    [
      'src/verifier/frame.ts',
      'return from === VType.NULL;',
      'return false;',
      'verifier/cases',
      'verifier/good',
    ],
    [
      'src/verifier/frame.ts',
      'if (depth >= this.maxStack - 1) this.overflow();',
      'if (depth >= this.maxStack) this.overflow();',
      'verifier/cases',
    ],
    ['src/verifier/members.ts', 'holder === context.thisType &&', 'true &&', 'verifier/cases'],
    [
      'src/verifier/inference/merging.ts',
      'const less = x.dimensions < y.dimensions ? x : y;',
      'const less = x.dimensions < y.dimensions ? y : x;',
      'verifier/merging',
      'verifier/cases',
      'verifier/good',
    ],
    [
      'src/verifier/inference/merging.ts',
      'if (isArrayInterface(context, from) || isPrimitiveArray(context, to)) return false;',
      'if (isArrayInterface(context, from)) return false;',
      'verifier/cases',
    ],
  ],
  ...COMPILER_MUTATIONS,
  x64: [
    [
      'src/x64/encoder.ts',
      'if ((base & 7) === Reg.RSP) this.byte(0x24);',
      'if (base === Reg.RSP) this.byte(0x24);',
      'x64/sweep',
      'x64/forms',
      'x64/accesses',
      'x64/labels',
    ],
    [
      'src/x64/assembler.ts',
      'return at !== UNBOUND && at - (this.offset + 2) >= -128;',
      'return at !== UNBOUND && at - (this.offset + 2) >= -129;',
      'x64/labels',
    ],
    [
      'src/x64/assembler.ts',
      'const value = (relocation & 1) === Reloc.INWARD ? old + distance : old - distance;',
      'const value = (relocation & 1) === Reloc.INWARD ? old + distance : old + distance;',
      'x64/labels',
      'vm/code-versions',
    ],
  ],
  heap: [
    [
      'src/heap/clean-gap.ts',
      'if (soiled.length > 0 && soiled[0] < top) soiled[0] = top;',
      '',
      'heap/clean-gap',
    ],
    ['src/heap/clean-gap.ts', 'zero(this.i32, soiled[gone], start);', '', 'heap/clean-gap'],
    ['src/heap/clean-gap.ts', 'if (start < from) rest.push(start, from);', '', 'heap/clean-gap'],
    ['src/heap/large-space.ts', 'this.gap.soil(left);', '', 'heap/mutator'],
    [
      'src/heap/card-table.ts',
      'if (from < to) this.u8.fill(1, CARDS_INDEX + cardOf(from), CARDS_INDEX + cardOf(to - 1) + 1);',
      'if (from < to) this.u8.fill(1, CARDS_INDEX + cardOf(from), CARDS_INDEX + cardOf(to - 1));',
      'heap/card-table',
      'heap/mutator',
      'heap/collect',
    ],
    [
      'src/heap/live-map.ts',
      'if (bit + granules <= 32) {',
      'if (bit + granules <= 33) {',
      'heap/collect',
      'heap/mutator',
    ],
    [
      'src/heap/live-map.ts',
      'const below = this.live[block] & ((1 << (ref >>> GRANULE_SHIFT)) - 1);',
      'const below = this.live[block] & (1 << (ref >>> GRANULE_SHIFT));',
      'heap/collect',
    ],
    [
      'src/heap/young-collector.ts',
      'if (age >= this.tenuringAge || to + bytes > this.toEnd) return this.promote(w, bytes);',
      'if (age >= this.tenuringAge) return this.promote(w, bytes);',
      'heap/collect',
      'heap/mutator',
    ],
    [
      'src/heap/reference-processor.ts',
      'if (this.i32[wordIndex(ref) + this.nextWord] !== 0) return false;',
      '',
      'heap/references',
      'heap/collect',
      'heap/mutator',
      'program gc/Finalization',
    ],
    [
      'src/heap/reference-processor.ts',
      'return age > this.softInterval;',
      'return age >= this.softInterval;',
      'heap/references',
    ],
    [
      'src/heap/old-space.ts',
      'const last = cardOf(ref + bytes - 1);',
      'const last = cardOf(ref + bytes) - 1;',
      'heap/collect',
      'heap/mutator',
    ],
    ['src/heap/identity-hash.ts', 'i32[w] = mark | (hash << Mark.PAYLOAD_SHIFT);', '', 'vm/monitors'],
  ],
  code: [
    [
      'src/vm/code/code-space.ts',
      'const joinsAbove = i < starts.length && starts[i] === to;',
      'const joinsAbove = false;',
      'vm/code-space',
    ],
    [
      'src/vm/code/code-cache.ts',
      'return pc < blob.end ? blob : null;',
      'return pc <= blob.end ? blob : null;',
      'vm/code-cache',
    ],
    [
      'src/vm/code/code-cache.ts',
      'this.starts.copyWithin(at, at + 1, this.installed);',
      'this.starts.copyWithin(at, at + 1, this.installed - 1);',
      'vm/code-cache',
    ],
    ['src/vm/code/code-versions.ts', 'if (held.has(blob.id)) {', 'if (held.has(-1)) {', 'vm/code-versions'],
    [
      'src/vm/code/code-blob.ts',
      'if (table[2 * middle] <= offset) low = middle;',
      'if (table[2 * middle] < offset) low = middle;',
      'vm/code-cache',
    ],
    [
      'src/vm/code/patching.ts',
      'return f.holder.state !== InitState.INITIALIZED;',
      'return false;',
      'vm/patching',
    ],
    [
      'src/vm/code/patching.ts',
      'if ((c.flags & (ClassFlag.ABSTRACT | ClassFlag.INTERFACE | ClassFlag.ARRAY)) !== 0)',
      'if ((c.flags & (ClassFlag.INTERFACE | ClassFlag.ARRAY)) !== 0)',
      'vm/patching',
    ],
    [
      'src/vm/code/live-homes.ts',
      'if (i === instruction && !withOperands) break;',
      '',
      'vm/patching',
      'program gc/Scopes',
    ],
    [
      'src/vm/code/live-locals.ts',
      'if (kind === Kind.P) this.set(slot);',
      'if (kind >= Kind.I) this.set(slot);',
      'vm/patching',
      'program gc/HiddenPointers',
    ],
  ],
  linker: [
    ['src/vm/classes/field-layout.ts', 'at = place(fields, 2, false, at);', '', 'vm/classes'],
    [
      'src/vm/classes/field-layout.ts',
      'if (last >= 0 && ranges[last] + 4 * ranges[last + 1] === offset) ranges[last + 1] += count;',
      'if (last >= 0) ranges[last + 1] += count;',
      'vm/classes',
    ],
    ['src/vm/classes/linker.ts', 'if (!canOverride(method, other)) continue;', '', 'vm/classes'],
    [
      'src/vm/classes/linker.ts',
      'if ((other.accessFlags & (Acc.PUBLIC | Acc.PROTECTED)) !== 0) return true;',
      'if ((other.accessFlags & Acc.PUBLIC) !== 0) return true;',
      'vm/classes',
    ],
    [
      'src/vm/classes/lookup.ts',
      'candidates = all.filter((m) => !all.some((o) => o !== m && o.holder.allInterfaces.includes(m.holder)));',
      '',
      'vm/classes',
    ],
    ['src/vm/classes/lookup.ts', 'if (concrete.length > 1) return new Conflict(concrete);', '', 'vm/classes'],
    [
      'src/vm/classes/access.ts',
      'if (from.samePackage(holder)) return true;',
      'if (from.packageName === holder.packageName) return true;',
      'vm/classes',
    ],
    [
      'src/vm/classes/loader-constraints.ts',
      'if (one !== null && two !== null && one !== two) return false;',
      'if (one !== null && two !== null && one.name !== two.name) return false;',
      'vm/loader-constraints',
    ],
    [
      'src/vm/classes/loader-constraints.ts',
      'first.cls = one ?? two;',
      'first.cls = one;',
      'vm/loader-constraints',
    ],
    [
      'src/vm/classes/initializer.ts',
      'for (const parent of i.interfaces) yield* this.initializeInterface(parent);',
      '',
      'vm/classes',
    ],
    [
      'src/vm/classes/initializer.ts',
      'if (waiters !== null) for (const id of waiters) vm.threads.virtual.wakeById(id);',
      '',
      'vm/classes',
    ],
  ],
  threads: [
    [
      'src/vm/threads/monitors.ts',
      'if (this.line.length === 0 && !(this.fair && this.arrived.length > 0)) this.line.push(thread);',
      'if (this.line.length === 0 && !(this.fair && this.arrived.length > 0)) this.arrived.push(thread);',
      'vm/monitors',
      'program threads/MonitorOrder',
    ],
    [
      'src/vm/threads/monitors.ts',
      'this.line = this.fair ? this.arrived : this.arrived.reverse();',
      'this.line = this.arrived;',
      'vm/monitors',
    ],
    [
      'src/vm/threads/monitors.ts',
      'yield* this.acquire(monitor, recursions);',
      'yield* this.acquire(monitor, 0);',
      'vm/monitors',
    ],
    ['src/vm/threads/monitors.ts', 'monitor.recursions = mark >>> Mark.THIN_COUNT_SHIFT;', '', 'vm/monitors'],
    [
      'src/vm/threads/monitors.ts',
      'if ((mark & Mark.THIN_OWNER_MASK) >>> Mark.PAYLOAD_SHIFT !== thread.id) return false;',
      '',
      'vm/monitors',
    ],
    [
      'src/vm/threads/threads.ts',
      'while (at > 0 && sleepers[at - 1].deadline > deadline) at--;',
      'while (at > 0 && sleepers[at - 1].deadline < deadline) at--;',
      'vm/threads',
    ],
    [
      'src/vm/threads/threads.ts',
      'if (thread.waitNumber === wait) this.wake(thread);',
      'this.wake(thread);',
      'vm/threads',
    ],
    [
      'src/vm/threads/threads.ts',
      'if (thread.state === ThreadState.BLOCKED && thread.mounted === null) this.ready(thread);',
      'this.ready(thread);',
      'vm/threads',
    ],
    ['src/vm/threads/stacks.ts', 'if (slot.occupant !== null) this.save(slot.occupant);', '', 'vm/stacks'],
    ['src/vm/threads/stacks.ts', 'if (slot.occupant === thread) slot.occupant = null;', '', 'vm/stacks'],
  ],
  exceptions: [
    [
      'src/vm/exceptions/unwinder.ts',
      'if (bci < table[i] || bci >= table[i + 1]) continue;',
      'if (bci < table[i] || bci > table[i + 1]) continue;',
      'vm/exception-ranges',
    ],
    ['src/vm/exceptions/unwinder.ts', 'if (type === 0) return table[i + 2];', '', 'vm/exception-ranges'],
    [
      'src/vm/exceptions/catch-types.ts',
      'if (known !== null) return thrown.isSubclassOf(known);',
      'if (known !== null) return thrown === known;',
      'vm/exception-ranges',
    ],
    [
      'src/vm/exceptions/unwinder.ts',
      'if (locked !== 0) vm.monitors.exit(locked, thread);',
      '',
      'vm/exception-ranges',
    ],
    ['src/vm/exceptions/unwinder.ts', 'if (syncHome < 0) {', 'if (this.isSettled) {', 'vm/exception-ranges'],
    [
      'src/vm/code/place-findings.ts',
      'const hash = Math.imul(key ^ secondKey, PlaceTable.MULTIPLIER);',
      'const hash = Math.imul(key, PlaceTable.MULTIPLIER);',
      'vm/exception-ranges',
    ],
    ['src/vm/code/place-findings.ts', 'this.isEmpty = false;', '', 'vm/exception-ranges'],
    [
      'src/vm/tiers/tiers.ts',
      'if (this.leaveMonitor(state, rbp)) outcome = HandlerOutcome.NONE_NOW;',
      'this.leaveMonitor(state, rbp);',
      'program exceptions/SamePlaces',
    ],
    [
      'src/vm/exceptions/exceptions.ts',
      'if (t.cause !== 0) return 0;',
      '',
      'vm/exception-ranges',
      'program exceptions/MadeByVm',
      'program exceptions/RawErrors',
      'program exceptions/FailedInitializers',
    ],
  ],
  invoke: [
    ['src/vm/invoke/conversions.ts', "C: 'CIJFD',", "C: 'CSIJFD',", 'vm/invoke'],
    [
      'src/vm/invoke/conversions.ts',
      'if (!to.isPrimitive) return !strict || from.isSubclassOf(to);',
      'if (!to.isPrimitive) return true;',
      'vm/invoke',
    ],
    [
      'src/vm/invoke/call-target.ts',
      'return (holder.accessFlags & Acc.FINAL) !== 0;',
      'return false;',
      'vm/invoke',
    ],
    [
      'src/vm/invoke/invoke.ts',
      'if (rcp.constants[cpIndex] !== undefined) return;',
      'return;',
      'program invoke/DynamicCode',
    ],
    [
      'src/vm/invoke/spin-record.ts',
      "if (descriptor === 'F' || descriptor === 'D')",
      "if (descriptor === 'D')",
      'program objects/RecordMethods',
      'program objects/Records',
    ],
  ],
  natives: [
    [
      'src/natives/java/lang/System.ts',
      'if (toAt + length > toLength)',
      'if (toAt + length >= toLength)',
      'natives/arrays',
      'program arrays/ArrayCopying',
    ],
    [
      'src/natives/java/lang/System.ts',
      'if (ref !== 0 && !vm.classes.of(ref).isSubclassOf(component))',
      'if (ref !== 0 && vm.classes.of(ref) !== component)',
      'natives/arrays',
      'program arrays/ArrayCopying',
    ],
    [
      'src/natives/java/lang/reflect/Array.ts',
      'if (index < 0 || index >= vm.arrayLength(array))',
      'if (index < 0 || index > vm.arrayLength(array))',
      'program reflection/ArrayAccess',
    ],
    [
      'src/natives/reflection/boxing.ts',
      "B: 'SIJFD',",
      "B: 'SCIJFD',",
      'natives/reflection',
      'program reflection/ArrayAccess',
    ],
  ],
  interop: [
    [
      'src/interop/conversions.ts',
      "if (typeof v === 'bigint' && v >= LONG_MIN && v <= LONG_MAX) return v;",
      "if (typeof v === 'bigint') return v;",
      'interop/types',
      'interop/calls',
    ],
    [
      'src/interop/conversions.ts',
      'if (((v as number) & 0xffff) === v) return v as number;',
      'if (((v as number) & 0x7fff) === v) return v as number;',
      'interop/types',
      'interop/calls',
    ],
  ],
  launcher: [
    [
      'src/cli/launcher/memory-size.ts',
      'return number > MAX_LONG || value > MAX_LONG ? null : value;',
      'return number > MAX_LONG ? null : value;',
      'launcher/flags',
      'cli/run-arguments',
    ],
    [
      'src/cli/launcher/similarity.ts',
      'return (2 * hits) / (known.length + text.length);',
      'return hits / (known.length + text.length);',
      'launcher/similarity',
      'launcher/flags',
    ],
    [
      'src/cli/launcher/argument-files.ts',
      "if (this.mainSeen) throw this.fail('Cannot specify main class in environment variable');",
      '',
      'launcher/argument-files',
    ],
  ],
  javap: [
    [
      'src/javap/java-numbers.ts',
      'return power > 1 && power < 64 ? Math.floor(power * Math.log10(2)) : 0;',
      'return power > 1 && power < 64 ? Math.ceil(power * Math.log10(2)) : 0;',
      'javap/javap',
    ],
    [
      'src/javap/java-numbers.ts',
      "if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';",
      "if (value === 0) return '0.0';",
      'javap/javap',
    ],
  ],
};

export const MUTATIONS: readonly Mutation[] = Object.entries(TABLE).flatMap(([area, rows]) =>
  rows.map(([file, line, replacement, ...tests]) => ({ area, file, line, replacement, tests })),
);
