/** Mutants before two judges: gojdk without a VM, and `java`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MajorVersion } from '../../src/jvms/versions.js';
import { Subject } from '../mutants/mutate.js';
import { jdkClass, type OwnClass, ownClasses, subjectOf, worldOf } from '../mutants/subjects.js';
import { type Choices, SeededChoices } from '../support/choices.js';
import { HELPERS } from './bad-class.js';
import { CASES } from './cases.js';
import { type Defendant, type Judgement, judge, judgeByJava } from './judge.js';
import { World } from './world.js';

export interface Difference {
  readonly change: string;
  readonly own: Judgement;
  readonly java: Judgement;
}

interface Mutated extends Defendant {
  readonly change: string;
  readonly world: () => World;
}

/** Mutants of the project's class files, some of them with an older version. */
function mutantsOfOwn(random: Choices, count: number): Mutated[] {
  // What was compiled for a later JDK names classes that this one refuses.
  const own: OwnClass[] = ownClasses().filter(({ bytes }) => bytes[7] <= MajorVersion.JAVA_17);
  return Array.from({ length: count }, () => {
    const cls = random.of(own);
    const { bytes, change } = subjectOf(cls).mutate(random, true);
    const major = random.of([0, 0, 48, 49, 50]);
    if (major !== 0) bytes[7] = major;
    const { name, root } = cls;
    return {
      name,
      root,
      bytes,
      change: `${cls.path}, version ${bytes[7]}: ${change}`,
      world: () => worldOf(root),
    };
  });
}

/** Mutants of the hand-made classes: many of them have subroutines, handlers and constructors of odd shapes. */
function mutantsOfCases(random: Choices, count: number, root: string): Mutated[] {
  const subjects = CASES.flatMap(({ name, bytes }) => {
    try {
      return [{ name, subject: new Subject(new Uint8Array(bytes)) }];
    } catch {
      return [];
    }
  });
  const world = (): World => new World((name) => HELPERS[name] ?? jdkClass(name));
  return Array.from({ length: count }, () => {
    const { name, subject } = random.of(subjects);
    const { bytes, change } = subject.mutate(random, true);
    return { name: 'Bad', root, bytes, change: `${name}: ${change}`, world };
  });
}

/** Do the judgements say the same, but for what is known to be accidental? */
function agree(own: Judgement, java: Judgement): boolean {
  if (own === java) return true;
  const [ownStage, ownError, ownText = ''] = own.split('\t');
  const [javaStage, javaError, javaText = ''] = java.split('\t');
  // The texts and the order of format checks have tests of their own.
  if (javaStage === 'define') return ownStage !== 'ok' || !javaError.endsWith('ClassFormatError');
  // Classes that are missing: verification comes upon them, or reflection does, or another method is verified first.
  if (javaError?.endsWith('NoClassDefFoundError')) return ownStage !== 'define';
  // What HotSpot finds out only when it prepares verified subroutines for its interpreter.
  if (javaText.startsWith('Illegal class file encountered')) return true;
  // A class that verification loads has a superclass in a package which is exported to programs with an option only: the world of these tests has no modules.
  if (javaText.startsWith('superclass access check failed')) return true;
  if (ownError !== javaError) return false;
  // Updates of JDK 17 after 17.0.15 have words of their own for a jump that is longer than a method can be.
  if (javaText.startsWith('Illegal target of jump') && ownText.startsWith('Expecting a stackmap frame'))
    return true;
  // To them a handler that runs off the end of the code is one that ends by throwing.
  if (ownText.startsWith('Bad <init> method call from after the start')) return true;
  // Of two methods at fault, HotSpot tells of the one whose name lies lower in memory.
  return methodIn(ownText) !== methodIn(javaText);
}

function methodIn(text: string): string {
  return /Location:\\n *(\S+) @|method: (\S+ signature: \S+)\)/.exec(text)?.slice(1).join('') ?? '';
}

/** Differences among `count` mutants each of own and hand-made classes. */
export async function compareWithJava(seed: number, count: number): Promise<Difference[]> {
  const random = new SeededChoices(seed);
  const root = mkdtempSync(join(tmpdir(), 'gojdk-verifier-'));
  try {
    for (const [name, bytes] of Object.entries(HELPERS)) {
      const path = join(root, `${name}.class`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    const mutants = [...mutantsOfOwn(random, count), ...mutantsOfCases(random, count, root)];
    const java = await judgeByJava(mutants);
    const differences: Difference[] = [];
    mutants.forEach((mutant, i) => {
      const own = judge(mutant, mutant.world());
      if (!agree(own, java[i])) differences.push({ change: mutant.change, own, java: java[i] });
    });
    return differences;
  } finally {
    rmSync(root, { recursive: true });
  }
}
