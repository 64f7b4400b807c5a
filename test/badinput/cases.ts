/** Inputs that cannot run: each must be refused with a clear message and exit code 1. */
import { ByteWriter } from '../support/bytes.js';
import { ACC, ClassWriter } from '../support/class-writer.js';

export interface BadCase {
  readonly name: string;
  /** Files to write into an empty folder first, by path. */
  readonly files: Readonly<Record<string, Buffer | string>>;
  /** Arguments of `gojdk`, run in that folder. */
  readonly args: readonly string[];
  /** What the message must say. */
  readonly says: RegExp;
  readonly env?: NodeJS.ProcessEnv;
}

export const CASES: BadCase[] = [];

function add(
  name: string,
  files: BadCase['files'],
  args: readonly string[],
  says: RegExp,
  env?: NodeJS.ProcessEnv,
): void {
  CASES.push({ name, files, args, says, env });
}

const MAIN = ACC.PUBLIC | ACC.STATIC;
const RETURN = 'return';

/** A class `Bad` with a main of that code. */
function withMain(
  code: string,
  options: { maxStack?: number; maxLocals?: number; major?: number } = {},
): Buffer {
  return new ClassWriter('Bad', { major: options.major ?? 48 })
    .defaultConstructor()
    .method(MAIN, 'main', '([Ljava/lang/String;)V', code, options)
    .toBuffer();
}

const GOOD = withMain(RETURN);
const RUN = ['run', 'Bad.class'];

// The command line.
add('no such file', {}, ['run', 'Nowhere.class'], /Nowhere/);
add('no such class', { 'Bad.class': GOOD }, ['run', '-cp', '.', 'Nowhere'], /Nowhere/);
add('no such package', { 'Bad.class': GOOD }, ['run', '-cp', '.', 'a.b.Nowhere'], /a[./]b[./]Nowhere/);
add('no such class path', { 'Bad.class': GOOD }, ['run', '-cp', 'missing', 'Bad'], /Bad/);
add('no such jar', {}, ['run', '-jar', 'nowhere.jar'], /nowhere\.jar/);
add('jar that is no zip', { 'bad.jar': 'this is not a zip file' }, ['run', '-jar', 'bad.jar'], /bad\.jar/);
add('folder instead of a class file', { 'Dir.class/x': '' }, ['run', 'Dir.class'], /Dir/);
add('no such command', {}, ['walk', 'Bad.class'], /walk/);
add('no such option', { 'Bad.class': GOOD }, ['run', '--frobnicate', 'Bad.class'], /frobnicate/);
add('no main', { 'Bad.class': new ClassWriter('Bad').defaultConstructor().toBuffer() }, RUN, /main/i);
add(
  'main is not static',
  {
    'Bad.class': new ClassWriter('Bad')
      .method(ACC.PUBLIC, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /main.*static|static.*main/i,
);
add(
  'main is not public',
  {
    'Bad.class': new ClassWriter('Bad')
      .method(ACC.STATIC, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /main/i,
);
add(
  'main returns int',
  {
    'Bad.class': new ClassWriter('Bad')
      .method(MAIN, 'main', '([Ljava/lang/String;)I', 'iconst_0\n ireturn')
      .toBuffer(),
  },
  RUN,
  /main/i,
);
add('no such method', { 'Bad.class': GOOD }, [...RUN, '--method', 'nowhere'], /nowhere/);
add(
  'method that is not static',
  { 'Bad.class': new ClassWriter('Bad').method(ACC.PUBLIC, 'm', '()V', RETURN).toBuffer() },
  [...RUN, '--method', 'm'],
  /static|\bm\b/,
);
const takesInt = new ClassWriter('Bad').method(MAIN, 'm', '(I)I', 'iload_0\n ireturn').toBuffer();
add('too few arguments for the method', { 'Bad.class': takesInt }, [...RUN, '--method', 'm'], /argument/);
add(
  'too many arguments for the method',
  { 'Bad.class': takesInt },
  [...RUN, '--method', 'm', '1', '2'],
  /argument/,
);
add('argument that is no number', { 'Bad.class': takesInt }, [...RUN, '--method', 'm', 'three'], /three/);
add(
  'argument out of range',
  { 'Bad.class': takesInt },
  [...RUN, '--method', 'm', '99999999999'],
  /99999999999/,
);
add('no JDK', { 'Bad.class': GOOD }, RUN, /JAVA_HOME|JDK/, {
  JAVA_HOME: '/nonexistent/jdk',
  PATH: '/nonexistent',
});

// Names and versions.
add(
  'class name does not fit its path',
  { 'Other.class': GOOD },
  ['run', 'Other.class'],
  /Bad.*Other|Other.*Bad|wrong name/,
);
add(
  'package does not fit its path',
  {
    'Bad.class': new ClassWriter('some/pkg/Bad')
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /some[./]pkg[./]Bad/,
);
add('wrong name on the class path', { 'Other.class': GOOD }, ['run', '-cp', '.', 'Other'], /Bad|wrong name/);
for (const major of [0, 44, 70, 99, 65535])
  add(`version ${major}`, { 'Bad.class': withMain(RETURN, { major }) }, RUN, /version|major/i);

// Truncated and structurally broken files.
add('empty file', { 'Bad.class': Buffer.alloc(0) }, RUN, /Bad/);
for (const length of [1, 4, 7, 9, 10, 11, 50, GOOD.length - 1])
  add(`cut after ${length} bytes`, { 'Bad.class': GOOD.subarray(0, length) }, RUN, /Bad/);
add('bytes after the end', { 'Bad.class': Buffer.concat([GOOD, Buffer.from([0])]) }, RUN, /Bad/);
add('text', { 'Bad.class': 'public class Bad {}\n' }, RUN, /magic|Bad/i);
function patched(at: number, ...bytes: number[]): Buffer {
  const copy = Buffer.from(GOOD);
  copy.set(bytes, at);
  return copy;
}
add('bad magic', { 'Bad.class': patched(0, 0xca, 0xfe, 0xd0, 0x0d) }, RUN, /magic/i);
add('constant pool of size 0', { 'Bad.class': patched(8, 0, 0) }, RUN, /Bad|constant/i);
add('constant pool too large', { 'Bad.class': patched(8, 0xff, 0xff) }, RUN, /Bad|constant/i);
add('unknown constant tag', { 'Bad.class': patched(10, 2) }, RUN, /tag|constant/i);

/** A class file from the parts after the version: the pool holds what `write` asks for, the rest is what it writes. */
function raw(write: (writer: ClassWriter, tail: ByteWriter) => void): Buffer {
  const writer = new ClassWriter('Bad');
  const tail = new ByteWriter();
  write(writer, tail);
  return new ByteWriter()
    .u4(0xcafebabe)
    .u2(0)
    .u2(48)
    .u2(writer.pool.count)
    .bytes(writer.pool.toBuffer())
    .bytes(tail.toBuffer())
    .toBuffer();
}
const header = (w: ClassWriter, o: ByteWriter, superClass = w.pool.classRef('java/lang/Object')) =>
  o.u2(0x21).u2(w.pool.classRef('Bad')).u2(superClass);
add(
  'this_class is no class',
  {
    'Bad.class': raw((w, o) =>
      o.u2(0x21).u2(w.pool.utf8('Bad')).u2(w.pool.classRef('java/lang/Object')).u4(0).u4(0),
    ),
  },
  RUN,
  /Bad|class/i,
);
add(
  'this_class outside the pool',
  { 'Bad.class': raw((w, o) => o.u2(0x21).u2(999).u2(w.pool.classRef('java/lang/Object')).u4(0).u4(0)) },
  RUN,
  /999|class/i,
);
add(
  'super_class outside the pool',
  { 'Bad.class': raw((w, o) => header(w, o, 500).u4(0).u4(0)) },
  RUN,
  /500|super|class/i,
);
add('no superclass', { 'Bad.class': raw((w, o) => header(w, o, 0).u4(0).u4(0)) }, RUN, /super/i);
add(
  'field with a bad descriptor',
  {
    'Bad.class': new ClassWriter('Bad')
      .field(0, 'f', 'Q')
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /descriptor|signature|"Q"|'Q'/i,
);
add(
  'method with a bad descriptor',
  { 'Bad.class': new ClassWriter('Bad').method(MAIN, 'm', '(I', RETURN).toBuffer() },
  RUN,
  /descriptor|signature|\(I/i,
);
add(
  'field twice',
  {
    'Bad.class': new ClassWriter('Bad')
      .field(0, 'f', 'I')
      .field(0, 'f', 'I')
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /duplicate|twice/i,
);
add(
  'method twice',
  {
    'Bad.class': new ClassWriter('Bad')
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /duplicate|twice/i,
);
add(
  'method without code',
  { 'Bad.class': new ClassWriter('Bad').method(MAIN, 'main', '([Ljava/lang/String;)V', null).toBuffer() },
  RUN,
  /code/i,
);
add(
  'abstract method with code',
  {
    'Bad.class': new ClassWriter('Bad', { access: 0x421 })
      .method(ACC.PUBLIC | ACC.ABSTRACT, 'm', '()V', RETURN)
      .toBuffer(),
  },
  RUN,
  /code|abstract/i,
);
add(
  'code of length 0',
  {
    'Bad.class': new ClassWriter('Bad')
      .rawMethod(
        MAIN,
        'main',
        '([Ljava/lang/String;)V',
        new ByteWriter().u2(1).u2(1).u4(0).u2(0).u2(0).toBuffer(),
      )
      .toBuffer(),
  },
  RUN,
  /code/i,
);
add(
  'attribute longer than the file',
  {
    'Bad.class': raw((w, o) =>
      header(w, o).u2(0).u2(0).u2(0).u2(1).u2(w.pool.utf8('SourceFile')).u4(0x7fffffff),
    ),
  },
  RUN,
  /Bad|attribute|truncated/i,
);
add(
  'malformed UTF-8',
  { 'Bad.class': Buffer.from(GOOD.toString('latin1').replace('Bad', '\xc0\xff\xfe'), 'latin1') },
  RUN,
  /UTF|Bad/i,
);
add(
  'final superclass',
  {
    'Bad.class': new ClassWriter('Bad', { superName: 'java/lang/String' })
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /final|String/i,
);
add(
  'own superclass',
  {
    'Bad.class': new ClassWriter('Bad', { superName: 'Bad' })
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /circular/i,
);
add(
  'superclass missing',
  {
    'Bad.class': new ClassWriter('Bad', { superName: 'Gone' })
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /Gone/,
);
add(
  'interface as superclass',
  {
    'Bad.class': new ClassWriter('Bad', { superName: 'java/lang/Runnable' })
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /interface|Runnable/i,
);
add(
  'class as interface',
  {
    'Bad.class': new ClassWriter('Bad', { interfaces: ['java/lang/Thread'] })
      .method(MAIN, 'main', '([Ljava/lang/String;)V', RETURN)
      .toBuffer(),
  },
  RUN,
  /interface|Thread/i,
);

// Code that does not verify.
const CODE: Record<string, [string, RegExp?]> = {
  'stack underflow': ['pop\n return'],
  'stack overflow': ['iconst_0\n iconst_0\n iconst_0\n pop\n pop\n pop\n return'],
  'falls off the end': ['nop'],
  'local out of range': ['iload 100\n pop\n return'],
  'long in the last local': ['lconst_0\n lstore 3\n return'],
  'wrong type on the stack': ['iconst_0\n invokevirtual java/lang/Object.hashCode ()I\n pop\n return'],
  'int added to a reference': ['aload_0\n iconst_1\n iadd\n pop\n return'],
  'half of a long popped': ['lconst_0\n pop\n pop\n return'],
  'different stacks joined': ['iconst_0\n ifeq A\n iconst_1\n A:\n return'],
  'local not assigned': ['iload_1\n pop\n return'],
  'returns a value from void': ['iconst_0\n ireturn'],
  'object not initialized': [
    'new java/lang/Object\n invokevirtual java/lang/Object.hashCode ()I\n pop\n return',
  ],
  'ret without jsr': ['iconst_0\n istore_1\n ret 1'],
};
for (const [name, [code]] of Object.entries(CODE)) {
  add(
    `code: ${name}`,
    { 'Bad.class': withMain(code, { maxStack: 2, maxLocals: 4 }) },
    RUN,
    /VerifyError|Bad/,
  );
}
/** A main of raw bytes. */
function bytes(...code: number[]): Buffer {
  const attribute = new ByteWriter()
    .u2(2)
    .u2(4)
    .u4(code.length)
    .bytes(Uint8Array.from(code))
    .u2(0)
    .u2(0)
    .toBuffer();
  return new ClassWriter('Bad').rawMethod(MAIN, 'main', '([Ljava/lang/String;)V', attribute).toBuffer();
}
const RAW_CODE: Record<string, number[]> = {
  'unknown opcode': [0xfe, 0xb1],
  'reserved opcode': [0xca, 0xb1],
  'last instruction cut': [0x11, 0x01],
  'jump into an instruction': [0xa7, 0, 4, 0x11, 0xb1, 0xb1],
  'jump outside': [0xa7, 0x10, 0, 0xb1],
  'jump before the start': [0xa7, 0xff, 0xf0, 0xb1],
  'wide before what cannot be wide': [0xc4, 0x00, 0, 0, 0xb1],
  'tableswitch with low above high': [0x03, 0xaa, 0, 0, 0, 0, 0, 15, 0, 0, 0, 5, 0, 0, 0, 1, 0xb1],
  'lookupswitch of negative length': [0x03, 0xab, 0, 0, 0, 0, 0, 15, 0xff, 0xff, 0xff, 0xff, 0xb1],
  'lookupswitch of enormous length': [0x03, 0xab, 0, 0, 0, 0, 0, 15, 0x7f, 0xff, 0xff, 0xff, 0xb1],
  'constant index 0': [0x12, 0, 0x57, 0xb1],
  'constant index outside the pool': [0x13, 0x7f, 0xff, 0x57, 0xb1],
  'method reference that is none': [0xb8, 0, 1, 0xb1],
  'newarray of an unknown type': [0x03, 0xbc, 1, 0x57, 0xb1],
  'multianewarray of no dimension': [0xc5, 0, 1, 0, 0xb1],
};
for (const [name, code] of Object.entries(RAW_CODE))
  add(`code: ${name}`, { 'Bad.class': bytes(...code) }, RUN, /VerifyError|ClassFormatError|Bad/);
