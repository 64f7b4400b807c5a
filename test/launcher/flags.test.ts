import { join } from 'node:path';
import t from 'tap';
import { Flags, type FlagValue } from '../../src/cli/launcher/flags.js';
import { parseUnsignedLong } from '../../src/cli/launcher/memory-size.js';
import { jdkRelease } from '../differential/outcome.js';
import { REFERENCE } from '../differential/programs.js';
import { jdkOf, missingJdk } from '../support/other-jdks.js';
import { javaCommand, run } from '../support/process.js';
import { recorder } from './recorder.js';

function flags(release = REFERENCE): { flags: Flags; set: [string, FlagValue][]; said: () => string } {
  const output = recorder();
  const set: [string, FlagValue][] = [];
  return {
    flags: new Flags(output, (name, value) => set.push([name, value]), release),
    set,
    said: () => output.texts.err,
  };
}

for (const release of [REFERENCE, 25]) {
  const home = release === jdkRelease() ? null : jdkOf(release);
  const skip = release === jdkRelease() ? false : missingJdk(release);
  t.test(`the table is that of java ${release}`, { skip }, async (t) => {
    const unlock = ['-XX:+UnlockDiagnosticVMOptions', '-XX:+UnlockExperimentalVMOptions'];
    const command = home === null ? javaCommand() : join(home, 'bin', 'java');
    const java = await run(command, [...unlock, '-XX:+PrintFlagsFinal', '-version']);
    const known = new Map(
      flags(release)
        .flags.describeAll()
        .map((flag) => [flag.name, flag]),
    );
    let count = 0;
    for (const line of java.stdout.toString().split('\n')) {
      const match = /^ *(\w+) (\w+) += .*\{([^{}]*)\} \{[^{}]*\}$/.exec(line);
      if (match === null) continue;
      const [, type, name, kind] = match;
      count++;
      const flag = known.get(name);
      known.delete(name);
      t.equal(flag?.type, type, `type of ${name}`);
      t.equal(flag?.kind, kind.split(/[ _]/).at(-1), `kind of ${name}`);
    }
    t.ok(count > 800);
    if (release === 25)
      t.same(
        [...known.values()].filter(({ kind }) => !/^(develop|notproduct)$/.test(kind)),
        [],
      );
  });
}

t.test('flags of HotSpot 25', async (t) => {
  const { flags: all, set, said } = flags(25);
  t.ok(all.process('+UseCompactObjectHeaders', false, 'command line'));
  t.ok(all.process('AOTMode=off', false, 'command line'));
  t.same(set, [
    ['UseCompactObjectHeaders', true],
    ['AOTMode', 'off'],
  ]);
  t.equal(said(), '');
  t.ok(all.process('+ZGenerational', false, 'command line'));
  t.match(said(), /warning: Ignoring option ZGenerational; support was removed in 24.0\n$/);
  t.notOk(all.process('+UseBiasedLocking', false, 'command line'));
  t.match(said(), "Unrecognized VM option 'UseBiasedLocking'");
  t.notOk(flags(17).flags.process('+UseCompactObjectHeaders', false, 'command line'));
});

t.test('values', async (t) => {
  const { flags: all, set, said } = flags();
  for (const text of [
    '+UseSerialGC',
    '-UseG1GC',
    'NewRatio=0x3',
    'MaxDirectMemorySize=1g',
    'MinRAMPercentage=12.5',
    'MinRAMPercentage=12',
    'ActiveProcessorCount=4294967298',
    'OnError=a b',
    'CompileOnly=x',
    'CompileOnly=y',
    'CompileOnly:=z',
  ])
    t.ok(all.process(text, false, 'command line'), text);
  t.same(set, [
    ['UseSerialGC', true],
    ['UseG1GC', false],
    ['NewRatio', 3n],
    ['MaxDirectMemorySize', 1n << 30n],
    ['MinRAMPercentage', 12.5],
    ['MinRAMPercentage', 12],
    ['ActiveProcessorCount', 2n],
    ['OnError', 'a b'],
    ['CompileOnly', 'x'],
    ['CompileOnly', 'x\ny'],
    ['CompileOnly', 'z'],
  ]);
  t.equal(said(), '');
  t.match(all.print(false), /^ {4}uintx NewRatio {33}= 3 {41}\{product\} \{command line\}$/m);
  t.match(all.print(true), /^ {4}uintx NewRatio {33}= 2 {41}\{product\} \{default\}$/m);
  t.notMatch(all.print(true), /PrintAssembly/);
});

t.test('locked flags', async (t) => {
  const { flags: all, said } = flags();
  t.notOk(all.process('+PrintAssembly', false, ''));
  t.match(said(), /is diagnostic and must be enabled/);
  t.ok(all.process('+UnlockDiagnosticVMOptions', false, ''));
  t.ok(all.process('+PrintAssembly', false, ''));
  t.ok(all.process('-UnlockDiagnosticVMOptions', false, ''));
  t.notOk(all.process('+PrintAssembly', true, ''));
  t.ok(all.process('+Verbose', true, ''), 'of debug builds, ignored');
});

t.test('sizes', async (t) => {
  const sizes: [string, bigint | null][] = [
    ['65536', 65536n],
    ['0x10k', 16384n],
    ['1T', 1n << 40n],
    ['16777215t', 16777215n << 40n],
    ['16777216t', null],
    ['', null],
    ['m', null],
    ['-1m', null],
    ['1.5g', null],
    ['1mb', null],
  ];
  for (const [text, bytes] of sizes) t.equal(parseUnsignedLong(text), bytes, JSON.stringify(text));
});
