/**
 * Groups of hand-written methods that between them execute every instruction. A group becomes one class with a `main` that calls each method in turn and
 * prints its name and its result, or the exception that came out.
 */
import type { Probe } from '../support/assembler.js';
import { ACC, ClassWriter, type CodeOptions } from '../support/class-writer.js';

/** Which println shows a result. */
const PRINTED: Readonly<Record<string, string>> = {
  I: 'I',
  B: 'I',
  S: 'I',
  J: 'J',
  F: 'F',
  D: 'D',
  Z: 'Z',
  C: 'C',
  'Ljava/lang/String;': 'Ljava/lang/String;',
};

export interface MethodCase {
  readonly name: string;
  /** Descriptor of the result: a primitive type or a class. */
  readonly result: string;
  readonly code: string;
  readonly options: CodeOptions;
}

/** A group: a class name, its methods, and what else the class needs. */
export class Group {
  readonly cases: MethodCase[] = [];

  constructor(
    readonly name: string,
    /** Class file version; 48 allows jsr and needs no StackMapTable, from 51 on code must be straight. */
    readonly major: number,
    private readonly setUp: (writer: ClassWriter) => void = () => {},
    /** Further classes that the group's code uses. */
    readonly others: readonly ((probe?: Probe) => ClassWriter)[] = [],
  ) {}

  /** Adds a static method without parameters. */
  add(name: string, result: string, code: string, options: CodeOptions = {}): this {
    this.cases.push({ name, result, code, options });
    return this;
  }

  /** The class, with calls of the probe before each instruction if it is given. */
  write(probe?: Probe): ClassWriter {
    const writer = new ClassWriter(this.name, { major: this.major, probe });
    this.setUp(writer);
    for (const c of this.cases) writer.method(ACC.STATIC, c.name, `()${c.result}`, c.code, c.options);
    for (const c of this.cases) writer.method(ACC.STATIC, `show_${c.name}`, '()V', this.showCode(c));
    writer.method(ACC.PUBLIC | ACC.STATIC, 'main', '([Ljava/lang/String;)V', this.mainCode(probe));
    return writer;
  }

  private showCode(c: MethodCase): string {
    const printed = PRINTED[c.result] ?? 'Ljava/lang/Object;';
    return `
      getstatic java/lang/System.out Ljava/io/PrintStream;
      ldc_w string ${JSON.stringify(`${c.name} `)}
      invokevirtual java/io/PrintStream.print (Ljava/lang/String;)V
      getstatic java/lang/System.out Ljava/io/PrintStream;
      invokestatic ${this.name}.${c.name} ()${c.result}
      invokevirtual java/io/PrintStream.println (${printed})V
      return`;
  }

  private mainCode(probe?: Probe): string {
    const lines: string[] = [];
    for (const [i, c] of this.cases.entries()) {
      // From version 51 on a handler would need a StackMapTable: there no case may throw.
      if (this.major > 50) {
        lines.push(`invokestatic ${this.name}.show_${c.name} ()V`);
        continue;
      }
      lines.push(
        `S${i}:`,
        `invokestatic ${this.name}.show_${c.name} ()V`,
        `E${i}:`,
        `goto N${i}`,
        `H${i}:`,
        'getstatic java/lang/System.out Ljava/io/PrintStream;',
        'swap',
        'invokevirtual java/io/PrintStream.println (Ljava/lang/Object;)V',
        `N${i}:`,
        `.catch java/lang/Throwable S${i} E${i} H${i}`,
      );
    }
    if (probe !== undefined) lines.push(`invokestatic ${probe.owner}.report ()V`);
    lines.push('return');
    return lines.join('\n');
  }
}

/** The class that notes which opcodes were executed, and prints their numbers. */
export const PROBE: Probe = { owner: 'OpcodeTrace', name: 'hit' };

export function writeProbe(): ClassWriter {
  return new ClassWriter(PROBE.owner)
    .field(ACC.STATIC, 'hits', '[Z')
    .method(
      ACC.STATIC,
      '<clinit>',
      '()V',
      'sipush 256\n newarray boolean\n putstatic OpcodeTrace.hits [Z\n return',
    )
    .method(
      ACC.PUBLIC | ACC.STATIC,
      'hit',
      '(I)V',
      'getstatic OpcodeTrace.hits [Z\n iload_0\n iconst_1\n bastore\n return',
    )
    .method(
      ACC.PUBLIC | ACC.STATIC,
      'report',
      '()V',
      `  getstatic java/lang/System.out Ljava/io/PrintStream;
         ldc string "--"
         invokevirtual java/io/PrintStream.println (Ljava/lang/String;)V
         iconst_0
         istore_0
       LOOP:
         getstatic OpcodeTrace.hits [Z
         iload_0
         baload
         ifeq NEXT
         getstatic java/lang/System.out Ljava/io/PrintStream;
         iload_0
         invokevirtual java/io/PrintStream.println (I)V
       NEXT:
         iinc 0 1
         iload_0
         sipush 256
         if_icmplt LOOP
         return`,
    );
}
