import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { type CommandIo, javapCommand } from '../../src/javap/command.js';
import { ACC, ClassWriter } from '../support/class-writer.js';
import { classfiles } from '../support/paths.js';

interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

async function javap(...args: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const io: CommandIo = {
    stdout: (s) => {
      out += s;
    },
    stderr: (s) => {
      err += s;
    },
    isTTY: false,
  };
  const code = await javapCommand(args, io);
  return { out, err, code };
}

const USAGE = 'Usage: javap <options> <classes>\nuse --help for a list of possible options\n';

t.test('the command line', async (t) => {
  t.same(await javap('-foo', 'T'), { out: USAGE, err: 'Error: unknown option: -foo\n', code: 2 });
  t.same(await javap('-cp'), { out: USAGE, err: 'Error: invalid use of option: -cp\n', code: 2 });
  t.same(await javap('--module'), { out: USAGE, err: 'Error: no value given for --module\n', code: 2 });
  t.same(await javap('-c'), { out: '', err: 'Error: no classes specified\n', code: 2 });
  t.same(await javap('-p', '-public', 'T'), {
    out: '',
    err: 'Error: bad combination of options: -public -p\n',
    code: 2,
  });
  t.match(await javap(), { out: /^Usage: javap <options> <classes>\nwhere possible/, code: 2 });
  t.match(await javap('-help'), { out: /^Usage: javap <options> <classes>\nwhere possible/, code: 0 });
  t.match(await javap('--format=xml', 'T'), { err: /unknown format: xml/, code: 2 });
});

t.test('classes that are not there', async (t) => {
  const bench = classfiles('bench');
  t.same(await javap('-cp', bench, 'Nowhere'), {
    out: '',
    err: 'Error: class not found: Nowhere\n',
    code: 1,
  });
  t.match(await javap('-cp', bench, 'Nowhere', 'Fibonacci'), {
    err: 'Error: class not found: Nowhere\n',
    code: 0,
  });
  t.match(await javap('-cp', bench, 'Fibonacci', 'Nowhere'), { out: /class Fibonacci/, code: 1 });
  t.match(await javap('-J-Xmx1g', '-cp', bench, 'Fibonacci', '-c'), {
    err: 'Note: -J-Xmx1g is ignored: no JVM is started\nError: class not found: -c\n',
    code: 1,
  });
});

t.test('files that are no class files', async (t) => {
  const dir = t.testdir({});
  const file = async (name: string, bytes: Uint8Array): Promise<Outcome> => {
    writeFileSync(join(dir, name), bytes);
    return javap(join(dir, name));
  };
  const good = readFileSync(classfiles('bench', 'Fibonacci.class'));
  const path = (name: string): string => join(dir, name);
  t.same(await file('A.class', good.subarray(0, 100)), {
    out: '',
    err: `Error: unexpected end of file while reading ${path('A.class')}\n`,
    code: 1,
  });
  t.same(await file('B.class', Buffer.from('hello world')), {
    out: '',
    err: `Error: error while reading constant pool for ${path('B.class')}: unexpected tag at #1: 100\n`,
    code: 1,
  });
  t.match(await file('C.class', Buffer.concat([good, Buffer.alloc(3)])), {
    out: /class Fibonacci/,
    err: '',
    code: 0,
  });
  mkdirSync(path('D.class'));
  t.match(await javap(path('D.class')), { err: /^Error: class not found: /, code: 1 });
  const wrongName = new ClassWriter('q/Other').toBuffer();
  writeFileSync(path('Wrong.class'), wrongName);
  t.match(await javap('-cp', dir, 'Wrong'), {
    err: `Warning: File ${path('Wrong.class')} does not contain class Wrong\n`,
  });
});

t.test('faults within a class are told where they are met', async (t) => {
  const dir = t.testdir({});
  const writer = new ClassWriter('A').field(ACC.STATIC, 'f', 'Q');
  writer.method(ACC.PUBLIC, 'm', '(I', 'return').rawMethod(0, 'n', '()V', Buffer.from([1]));
  writeFileSync(join(dir, 'A.class'), writer.toBuffer());
  const { out, code } = await javap('-c', '-s', join(dir, 'A.class'));
  t.equal(code, 0);
  t.match(out, 'Error: descriptor is invalid at offset 0 in "Q"\n  static ??? f;\n    descriptor: Q\n');
  t.match(out, 'Error: invalid descriptor "(I"\nError: invalid descriptor "(I"\n  public ??? m???;\n');
  t.match(out, 'Error: Unexpected or invalid value for Code attribute\n');
  t.match(
    (await javap('-v', join(dir, 'A.class'))).out,
    '    Code: length = 0x1 (java.lang.reflect.InvocationTargetException)\n',
  );
});
