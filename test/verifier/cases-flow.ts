/** Cases: where control goes, stack maps, exception handlers, subroutines. */
import type { BadClass, MethodText } from './bad-class.js';
import { add, both, CONSTRUCTOR } from './case-list.js';

// Jumps.
both('jump into an instruction', '.bytes 0xa7 0 4 0x11 0xb1 0xb1');
both('jump outside', '.bytes 0xa7 0x10 0\n return');
both('jump before the start', '.bytes 0xa7 0xff 0xf0\n return');
both('jump far outside', '.bytes 0xc8 0x10 0 0 0\n return');
both('stacks of different depth', {
  code: 'iconst_0\n ifeq L\n iconst_0\n L:\n return',
  frames: ['L'],
});
both('stacks of different types', {
  code: 'iconst_0\n ifeq X\n iconst_0\n goto L\n X:\n fconst_0\n L:\n pop\n return',
  frames: ['X', 'L ; int'],
});
both('locals of different types', {
  code: 'iconst_0\n istore_0\n iload_0\n ifeq X\n goto L\n X:\n fconst_0\n fstore_0\n L:\n iload_0\n pop\n return',
  frames: ['X int', 'L int'],
});
both('locals merged to their superclass', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n putstatic Bad.f LA;\n return',
  descriptor: '(LB;LC;I)V',
  frames: ['X B C int', 'L B C int ; A'],
});
both('merged superclass used as one of them', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n putstatic Bad.f LB;\n return',
  descriptor: '(LB;LC;I)V',
  frames: ['X B C int', 'L B C int ; A'],
});
both('merged with null', {
  code: 'iload_1\n ifeq X\n aload_0\n goto L\n X:\n aconst_null\n L:\n putstatic Bad.f LB;\n return',
  descriptor: '(LB;I)V',
  frames: ['X B int', 'L B int ; B'],
});
both('merged arrays', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n putstatic Bad.f [LB;\n return',
  descriptor: '([LB;[LC;I)V',
  frames: ['X [LB; [LC; int', 'L [LB; [LC; int ; [LA;'],
});
both('merged arrays of different depth', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n arraylength\n pop\n return',
  descriptor: '([[LB;[LC;I)V',
  frames: ['X [[LB; [LC; int', 'L [[LB; [LC; int ; [Ljava/lang/Object;'],
});
both('merged arrays of primitives', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n arraylength\n pop\n return',
  descriptor: '([I[FI)V',
  frames: ['X [I [F int', 'L [I [F int ; java/lang/Object'],
});
both('merged interfaces', {
  code: 'iload_2\n ifeq X\n aload_0\n goto L\n X:\n aload_1\n L:\n invokeinterface I.i ()V\n return',
  descriptor: '(LI;LA;I)V',
  frames: ['X I A int', 'L I A int ; java/lang/Object'],
});
both('if on a reference', { code: 'aconst_null\n ifeq L\n L:\n return', frames: ['L'] });
both('ifnull on an int', { code: 'iconst_0\n ifnull L\n L:\n return', frames: ['L'] });
both('if_acmpeq on ints', { code: 'iconst_0\n iconst_0\n if_acmpeq L\n L:\n return', frames: ['L'] });

// Switches.
both('tableswitch upside down', '.bytes 0x03 0xaa 0 0 0 0 0 15 0 0 0 5 0 0 0 1 0xb1');
both('tableswitch of one less than none', '.bytes 0x03 0xaa 0 0 0 0 0 15 0 0 0 1 0 0 0 0 0xb1');
both('lookupswitch of negative length', '.bytes 0x03 0xab 0 0 0 0 0 15 0xff 0xff 0xff 0xff 0xb1');
both('lookupswitch of enormous length', '.bytes 0x03 0xab 0 0 0 0 0 15 0x7f 0xff 0xff 0xff 0xb1');
both('lookupswitch out of order', {
  code: 'iconst_0\n lookupswitch 5:A 1:A default A\n A:\n return',
  frames: ['A'],
});
both('lookupswitch with a key twice', {
  code: 'iconst_0\n lookupswitch 5:A 5:A default A\n A:\n return',
  frames: ['A'],
});
both('switch on a long', { code: 'lconst_0\n tableswitch 0 A default A\n A:\n return', frames: ['A'] });
both('switch into nowhere', '.bytes 0x03 0xaa 0 0 0 0 0 99 0 0 0 0 0 0 0 0 0 0 0 99 0xb1');
add('padding of a switch, version 50', '.bytes 0x03 0xaa 1 0 0 0 0 19 0 0 0 0 0 0 0 0 0 0 0 19 0xb1', {
  major: 50,
});
both('padding of a switch', '.bytes 0x03 0xaa 1 0 0 0 0 19 0 0 0 0 0 0 0 0 0 0 0 19 0xb1');

// Stack maps.
add('no stack map', 'iconst_0\n ifeq L\n L:\n return');
add('no stack map after goto', { code: 'goto L\n nop\n L:\n return', frames: ['L'] });
add('no stack map after return', 'return\n return');
add('no stack map at a handler', 'S:\n nop\n E:\n return\n H:\n athrow\n .catch any S E H');
add('stack map in an instruction', { code: 'sipush 5\n pop\n return', map: [0, 1, 1] });
add('stack map outside', { code: 'return', map: [0, 1, 63] });
add('stack map at 0 of other locals', { code: 'L:\n return', frames: ['L int'] });
add('stack map with too many locals', { code: 'L:\n return', frames: ['L int int int int int'] });
add('stack map with a long at the end of the locals', {
  code: 'L:\n return',
  frames: ['L int int int long'],
});
add('stack map with too deep a stack', { code: 'L:\n return', frames: ['L ; int int int int int'] });
add('stack map, chop of nothing', { code: 'return', map: [0, 1, 250, 0, 0] });
add('stack map, append of too much', {
  code: 'return',
  maxLocals: 1,
  map: [0, 1, 253, 0, 0, 1, 1],
});
add('stack map, reserved frame', { code: 'return', map: [0, 1, 200, 0, 0] });
add('stack map, bad type', { code: 'return', map: [0, 1, 64, 9] });
add('stack map, bad class', { code: 'return', map: [0, 1, 64, 7, 0, 1] });
add('stack map, class outside', { code: 'return', map: [0, 1, 64, 7, 200, 1] });
add('stack map, uninitialized without new', { code: 'return', map: [0, 1, 64, 8, 0, 0] });
add('stack map, cut off', { code: 'return', map: [0, 1, 255, 0] });
add('stack map, cut off in a type', { code: 'return', map: [0, 1, 64, 7, 0] });
add('stack map, empty', { code: 'return', map: [0] });
add('stack map, no frame', { code: 'return', map: [0, 0] });
add('stack map, bytes too many', { code: 'return', map: [0, 0, 7] });
add('stack map, fewer frames than told', { code: 'return', map: [0, 2, 0] });
add('stack map, same frame twice', { code: 'nop\n return', map: [0, 2, 0, 251, 255, 255] });
for (const major of [50, 51])
  add(
    `stack map of an impossible type, version ${major}`,
    {
      code: 'iconst_0\n istore_0\n iload_0\n ifeq L\n L:\n iload_0\n pop\n return',
      frames: ['L float'],
    },
    { major },
  );
add(
  'stack map that is wrong and code too, version 50',
  {
    code: 'iconst_0\n istore_0\n iload_0\n ifeq L\n L:\n fload_0\n pop\n return',
    frames: ['L float'],
  },
  { major: 50 },
);
add('stack map missing, version 50', 'iconst_0\n ifeq L\n L:\n return', { major: 50 });
add('stack map malformed, version 50', { code: 'return', map: [0, 1, 200, 0, 0] }, { major: 50 });
add('stack map with a bad size, version 50', { code: 'return', map: [0, 1, 250, 0, 0] }, { major: 50 });
add('stack map keeps what was not there', {
  code: 'iconst_0\n ifeq L\n L:\n iload_0\n pop\n return',
  frames: ['L int'],
});
add('stack map says TOP, then used', {
  code: 'iconst_0\n istore_0\n iload_0\n ifeq L\n L:\n iload_0\n pop\n return',
  frames: ['L top'],
});
add('stack map with a wider type', {
  code: 'aload_0\n ifnull L\n L:\n aload_0\n putstatic Bad.f LB;\n return',
  descriptor: '(LB;)V',
  frames: ['L A'],
});
add('stack map with top on the stack', {
  code: 'iconst_0\n L:\n pop\n return',
  frames: ['L ; top'],
});
for (const instruction of ['pop2', 'dup2', 'dup_x2', 'dup2_x1', 'dup2_x2', 'swap'])
  add(`${instruction} with top on the stack`, {
    code: `iconst_0\n iconst_0\n L:\n ${instruction === 'dup_x2' ? 'iconst_0\n' : ''} ${instruction}\n return`,
    frames: ['L ; top top'],
    maxStack: 9,
  });
add('stack map, an uninitialized object of another new', {
  code: 'iconst_0\n X:\n new A\n L:\n invokespecial A.<init> ()V\n pop\n return',
  frames: ['L ; int new@X'],
});
add('stack map, initialised too early', {
  code: 'new A\n L:\n invokespecial A.<init> ()V\n return',
  frames: ['L ; A'],
});
add('stack map, null', { code: 'aconst_null\n L:\n pop\n return', frames: ['L ; null'] });
add('stack map, null for an object', {
  code: 'aload_0\n L:\n pop\n return',
  descriptor: '(LA;)V',
  frames: ['L A ; null'],
});

// Exception handlers.
both('catch of a String', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch java/lang/String S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('catch of a missing class', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch Gone S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('catch of an array', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch [I S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('handler within an instruction', {
  code: 'S:\n sipush 5\n pop\n E:\n return\n .bytes 0x11\n H:\n .bytes 0 0xb1\n .catch any S E H',
});
both('range within an instruction', {
  code: '.bytes 0x11\n S:\n .bytes 0 1\n pop\n E:\n return\n H:\n athrow\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('range ends within an instruction', {
  code: 'S:\n .bytes 0x11\n E:\n .bytes 0 1\n pop\n return\n H:\n athrow\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('handler at 0', { code: 'H:\n S:\n nop\n E:\n return\n .catch any S E H', frames: ['H'] });
both('handler with a deep stack', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch any S E H',
  frames: ['H ; int java/lang/Throwable'],
});
both('handler expects another exception', {
  code: 'S:\n nop\n E:\n return\n H:\n athrow\n .catch java/lang/Throwable S E H',
  frames: ['H ; java/lang/Error'],
});
both('handler expects a local that is set too late', {
  code: 'S:\n iconst_0\n istore_0\n E:\n return\n H:\n iload_0\n pop\n athrow\n .catch any S E H',
  frames: ['H int ; java/lang/Throwable'],
});
both('handler expects a local of before a store', {
  code: 'iconst_0\n istore_0\n S:\n fconst_0\n fstore_0\n E:\n return\n H:\n iload_0\n pop\n athrow\n .catch any S E H',
  frames: ['H int ; java/lang/Throwable'],
});
both('handler without room on the stack', {
  code: 'S:\n nop\n E:\n return\n H:\n return\n .catch any S E H',
  maxStack: 0,
  frames: ['H ; java/lang/Throwable'],
});
both('handler around new', {
  code: 'S:\n new A\n dup\n invokespecial A.<init> ()V\n pop\n E:\n return\n H:\n athrow\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('handler that is reached by falling', {
  code: 'S:\n aconst_null\n E:\n H:\n pop\n return\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});
both('handler that is reached with another stack', {
  code: 'S:\n nop\n E:\n H:\n pop\n return\n .catch any S E H',
  frames: ['H ; java/lang/Throwable'],
});

// Variable tables.
both('variable from within an instruction', { code: 'sipush 5\n pop\n return', variables: [[1, 3]] });
both('variable to within an instruction', { code: 'sipush 5\n pop\n return', variables: [[0, 1]] });
both('variable to the end', { code: 'sipush 5\n pop\n return', variables: [[0, 5]] });

// Subroutines.
const old = (name: string, code: string, more: Partial<MethodText> = {}, options: BadClass = {}): void =>
  add(`subroutine: ${name}`, { code, ...more }, { major: 48, ...options });
const S = 'S:\n astore_1\n ret 1';
old('called twice', `jsr S\n jsr S\n return\n ${S}`);
old(
  'called twice with other locals',
  `iconst_0\n istore_0\n jsr S\n fconst_0\n fstore_0\n jsr S\n fload_0\n pop\n return\n ${S}`,
);
old('keeps locals that it does not use', `iconst_0\n istore_0\n jsr S\n iload_0\n pop\n return\n ${S}`);
old(
  'changes a local',
  `iconst_0\n istore_0\n jsr S\n iload_0\n pop\n return\n S:\n astore_1\n fconst_0\n fstore_0\n ret 1`,
);
old('sets a local', `jsr S\n iload_0\n pop\n return\n S:\n astore_1\n iconst_0\n istore_0\n ret 1`);
old(
  'uses a local of one caller',
  `iconst_0\n istore_0\n jsr S\n fconst_0\n fstore_0\n jsr S\n return\n S:\n astore_1\n iload_0\n pop\n ret 1`,
);
old('recursive', `jsr S\n return\n S:\n astore_1\n jsr S\n ret 1`);
old('nested', `jsr S\n return\n S:\n astore_1\n jsr T\n ret 1\n T:\n astore_2\n ret 2`);
old(
  'nested, returns over its caller',
  `jsr S\n return\n S:\n astore_1\n jsr T\n ret 1\n T:\n astore_2\n ret 1`,
);
old('returned to twice', `jsr S\n return\n S:\n astore_1\n iconst_0\n ifeq L\n ret 1\n L:\n ret 1`);
old('ret of an int', 'iconst_0\n istore_1\n ret 1');
old('ret of nothing', 'ret 1');
old('ret of a reference', 'aconst_null\n astore_1\n ret 1');
old('ret after return', `jsr S\n return\n S:\n astore_1\n ret 1\n ret 1`);
old('return address loaded', `jsr S\n return\n S:\n astore_1\n aload_1\n pop\n ret 1`);
old('return address loaded as int', `jsr S\n return\n S:\n astore_1\n iload_1\n pop\n ret 1`);
old('return address popped', `jsr S\n S:\n pop\n return`);
old('return address stored as int', `jsr S\n S:\n istore_1\n return`);
old('return address duplicated', `jsr S\n return\n S:\n dup\n astore_1\n astore_2\n ret 2`);
old('return address compared', `jsr S\n return\n S:\n ifnull T\n T:\n return`);
old('returns to the end', `goto A\n ${S}\n A:\n jsr S`);
old('jsr_w and wide ret', `jsr_w S\n return\n S:\n wide astore 1\n wide ret 1`);
old('jsr into an instruction', '.bytes 0xa8 0 4 0x11 0xb1 0xb1');
old('stack kept', `iconst_0\n jsr S\n pop\n return\n ${S}`);
old('stack of different depth', `iconst_0\n jsr S\n jsr S\n return\n ${S}`);
old("pops its caller's stack", `iconst_0\n jsr S\n return\n S:\n astore_1\n pop\n ret 1`);
old(
  'uninitialized object in a local',
  `new A\n astore_0\n jsr S\n aload_0\n invokespecial A.<init> ()V\n return\n ${S}`,
);
old('uninitialized object on the stack', `new A\n jsr S\n invokespecial A.<init> ()V\n return\n ${S}`);
old(
  'this of a constructor over a subroutine',
  `jsr S\n aload_0\n invokespecial java/lang/Object.<init> ()V\n return\n ${S}`,
  CONSTRUCTOR,
);
old(
  'constructor called in a subroutine',
  `jsr S\n return\n S:\n astore_1\n aload_0\n invokespecial java/lang/Object.<init> ()V\n ret 1`,
  CONSTRUCTOR,
);
old(
  'finally, as compilers wrote it',
  `S:\n nop\n jsr F\n return\n E:\n H:\n astore_2\n jsr F\n aload_2\n athrow\n F:\n astore_3\n nop\n ret 3\n .catch any S E H\n .catch any H F H`,
);
old('left by a jump', `jsr S\n return\n S:\n astore_1\n goto L\n L:\n return`);
old('left by a jump, called again', `L:\n jsr S\n return\n S:\n astore_1\n goto L`);
old('loop within', `jsr S\n return\n S:\n astore_1\n L:\n iconst_0\n ifeq L\n ret 1`);
old('two share their end', `jsr S\n jsr T\n return\n S:\n astore_1\n goto E\n T:\n astore_1\n E:\n ret 1`);
old(
  'merged return addresses',
  `jsr S\n return\n S:\n iconst_0\n ifeq X\n goto E\n X:\n E:\n astore_1\n ret 1`,
);
old(
  'handler within',
  `jsr S\n return\n S:\n astore_1\n A:\n nop\n B:\n ret 1\n H:\n pop\n ret 1\n .catch any A B H`,
);
