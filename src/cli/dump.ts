/** `--dump=Class.method`: the bytecode, the slot IR, what each pass leaves, and the machine code as it is linked, of a method when it is compiled. */

import { type Disassemble, listCode } from '../compiler/listing.js';
import { stubSymbols } from '../compiler/unlinked-env.js';
import { IrBuilder } from '../ir/builder.js';
import { printIr } from '../ir/printer.js';
import { Access } from '../javap/options.js';
import { disassembler } from '../javap/views/disassembler.js';
import { MethodView } from '../javap/views/method-view.js';
import { Region } from '../layout/layout.js';
import type { JavaMethod } from '../vm/classes/java-class.js';
import { CODE_KINDS, type CodeBlob, CodeKind } from '../vm/code/code-blob.js';
import type { CodeObserver } from '../vm/code/code-observer.js';
import type { VM } from '../vm/vm.js';

/** `pkg.Class.method`, with a descriptor behind it or without; slashes will do for dots. `*` as the method is all of a class. */
export class Dump implements CodeObserver {
  private readonly patterns: readonly string[];

  private constructor(
    patterns: readonly string[],
    private readonly disassemble: Disassemble,
    private readonly print: (text: string) => void,
  ) {
    this.patterns = patterns.map(normalized);
  }

  /** The disassembler is loaded for this alone. */
  static async open(patterns: readonly string[], print: (text: string) => void): Promise<Dump> {
    return new Dump(patterns, await disassembler(), print);
  }

  wants(method: JavaMethod): boolean {
    const name = `${method.holder.name}.${method.name}`;
    return this.patterns.some(
      (pattern) =>
        pattern === name || pattern === name + method.descriptor || pattern === `${method.holder.name}.*`,
    );
  }

  stage(method: JavaMethod, name: string, text: string): void {
    this.print(`--- ${method}: ${name}\n${text.endsWith('\n') ? text : `${text}\n`}`);
  }

  installed(vm: VM, blob: CodeBlob, milliseconds: number): void {
    const { method, kind } = blob;
    if (!this.wants(method)) return;
    const view = viewOf(method);
    if (view !== null && kind === CodeKind.BASELINE) {
      const lines = view.indices.map((bci) => `  ${String(bci).padStart(5)}: ${view.bytecode(bci)}\n`);
      this.stage(method, 'bytecode', lines.join(''));
      this.stage(method, 'slot IR', printIr(new IrBuilder().build(view.source), view.constants));
    }
    const time = Number.isNaN(milliseconds) ? '' : `, ${milliseconds.toFixed(3)} ms`;
    const title = `${CODE_KINDS[kind]} code, ${blob.end - blob.start} bytes at 0x${blob.start.toString(16)}${time}`;
    this.stage(method, title, this.listing(vm, blob, view));
  }

  private listing(vm: VM, blob: CodeBlob, view: MethodView | null): string {
    const { start, end, code } = blob;
    const bytes = vm.memory.codeRw.slice(start - Region.CODE, end - Region.CODE);
    const lines = listCode(
      {
        ...code,
        bytes,
        relocations: new Int32Array(0),
        inlined: code.inlined ?? undefined,
        pointerMaps: code.pointerMaps ?? undefined,
      },
      {
        origin: start,
        disassemble: this.disassemble,
        bytecode: (bci) => (view === null || bci < 0 || code.inlined !== null ? '' : view.bytecode(bci)),
        symbols: new Symbols(vm),
      },
    );
    return lines
      .map((line) => {
        if (line.kind === 'label') return `${line.text}:\n`;
        if (line.kind === 'source') return `  ; ${line.text}\n`;
        const at = (start + line.offset).toString(16);
        if (line.kind === 'data') return `  ${at}  .dword ${line.text}\n`;
        return `  ${at}  ${line.comment === '' ? line.text : `${line.text.padEnd(44)} ; ${line.comment}`}\n`;
      })
      .join('');
  }
}

const normalized = (pattern: string): string => {
  const open = pattern.indexOf('(');
  const name = open < 0 ? pattern : pattern.slice(0, open);
  const dot = name.lastIndexOf('.');
  return name.slice(0, dot).replaceAll('.', '/') + name.slice(dot) + (open < 0 ? '' : pattern.slice(open));
};

const DISPLAY = {
  access: Access.PRIVATE,
  verbose: false,
  code: true,
  lines: false,
  descriptors: false,
  constants: false,
  sysinfo: false,
};

function viewOf(method: JavaMethod): MethodView | null {
  const { classFile } = method.holder;
  const { info, code } = method;
  if (classFile === null || info === null || code === null) return null;
  return new MethodView(classFile, info, code, DISPLAY);
}

/** Names of what the code refers to: stubs, methods by their records, classes by theirs. */
class Symbols {
  private readonly known: Map<number, string>;

  constructor(vm: VM) {
    this.known = stubSymbols(vm.trampoline.stubs);
    for (let id = 1; id <= vm.methods.count; id++) {
      const method = vm.methods.get(id);
      this.known.set(method.record, `${method}`);
    }
    for (const cls of vm.classes.all()) this.known.set(cls.record, cls.javaName);
  }

  get(address: number): string | undefined {
    return this.known.get(address);
  }
}
