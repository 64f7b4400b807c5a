import t from 'tap';
import { findJdk, type JdkLocation } from '../../src/classpath/find-jdk.js';
import { JImage } from '../../src/classpath/jimage.js';
import { SeededChoices } from '../support/choices.js';
import { batches, hasJavap, jdkJavap, ourJavap } from './jdk-javap.js';

/** Classes that are compared: all that matches, and as many more drawn with a fixed seed. */
const SAMPLE = Number(process.env.JAVAP_SAMPLE ?? 600);
const ALWAYS =
  /(^|\.)(module-info|Object|String|HashMap|Record|Thread|MethodHandles\$Lookup|ClassDesc|TypeKind|StrictMath)$/;

function jdk(): JdkLocation | null {
  try {
    const found = findJdk();
    return hasJavap(found.home) && found.version.startsWith('17') ? found : null;
  } catch {
    return null;
  }
}

function sample(image: JImage): { module: string; name: string }[] {
  const all = image.modules().flatMap((module) =>
    image
      .list(module)
      .filter((name) => name.endsWith('.class'))
      .map((name) => ({ module, name: name.slice(0, -6).replaceAll('/', '.') })),
  );
  const chosen = all.filter(({ module, name }) => module === 'java.base' && ALWAYS.test(name));
  const choices = new SeededChoices(20);
  while (chosen.length < SAMPLE) chosen.push(choices.of(all));
  return chosen;
}

// Three starts of a JVM on a busy machine.
t.setTimeout(300_000);

const location = jdk();

for (const options of [[], ['-c', '-p', '-s', '-l', '-constants'], ['-v', '-p']]) {
  t.test(`the JDK's text with ${options.join(' ') || 'no options'}`, async (t) => {
    if (location === null) {
      t.pass('no JDK 17 to compare with');
      return;
    }
    const operands = batches(sample(JImage.open(location.modulesFile)), 10);
    let same = 0;
    let i = 0;
    for await (const theirs of jdkJavap(location.home, options, operands)) {
      const operand = operands[i++];
      const ours = await ourJavap(options, operand);
      if (ours === theirs) same++;
      else t.equal(ours, theirs, `${operand.module} ${operand.names.join(' ')}`);
    }
    t.equal(same, operands.length, `${same} of ${operands.length} runs are the same`);
  });
}
