/** `gojdk run -jar x.jar`: what the manifest says about running it. */
import { Jar } from '../classpath/jar.js';
import { UsageError } from './usage-error.js';

/** Attributes that open packages of the JDK to the program, and the property that does the same from the command line. */
const OPENING: readonly [attribute: string, property: string][] = [
  ['Add-Exports', 'jdk.module.addexports'],
  ['Add-Opens', 'jdk.module.addopens'],
];

export interface JarTarget {
  readonly mainClass: string;
  /** Those given, and what the manifest adds. */
  readonly properties: Map<string, string>;
}

/** Throws ClassPathError or UsageError. */
export function resolveJar(path: string, given: ReadonlyMap<string, string>): JarTarget {
  const jar = new Jar(path);
  try {
    const main = jar.manifest?.main;
    const mainClass = main?.get('Main-Class');
    if (!mainClass) throw new UsageError(`no main manifest attribute, in ${path}`);
    const properties = new Map(given);
    for (const [attribute, property] of OPENING) {
      let n = 0;
      while (properties.has(`${property}.${n}`)) n++;
      for (const pkg of main?.get(attribute)?.split(/\s+/) ?? [])
        properties.set(`${property}.${n++}`, `${pkg}=ALL-UNNAMED`);
    }
    return { mainClass, properties };
  } finally {
    jar.close();
  }
}
