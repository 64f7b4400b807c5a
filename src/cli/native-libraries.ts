/** Which functions the native libraries export that a program may load: for `gojdk natives`, which loads none. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dynamicSymbols } from '../../native-trampoline/shared-object.js';
import { functionNames } from '../vm/jni/names.js';

/** Where Debian's packages have theirs. */
const USUAL_FOLDERS = ['/usr/lib/x86_64-linux-gnu/jni', '/usr/lib/jni'];

const ON_LOAD = 'JNI_OnLoad';

interface Library {
  readonly name: string;
  readonly functions: ReadonlySet<string>;
  /** For names that it may register: null if it has no JNI_OnLoad. */
  readonly image: Buffer | null;
}

export class NativeLibraries {
  private readonly libraries: Library[] = [];

  /** A library's bytes; what is none for this machine, or has no functions for Java, is let be. */
  add(name: string, bytes: Uint8Array): void {
    const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { defined } = dynamicSymbols(image);
    const functions = new Set(defined.filter((symbol) => symbol.startsWith('Java_')));
    const loads = defined.some((symbol) => symbol.startsWith(ON_LOAD));
    if (functions.size > 0 || loads) this.libraries.push({ name, functions, image: loads ? image : null });
  }

  /** A file, or the libraries in a folder. Throws what reading them throws. */
  addPath(path: string): void {
    if (!statSync(path).isDirectory()) this.add(basename(path), readFileSync(path));
    else
      for (const file of readdirSync(path).sort())
        if (file.endsWith('.so')) this.add(file, readFileSync(join(path, file)));
  }

  /** The machine's own libraries for Java. */
  addUsual(): void {
    for (const folder of USUAL_FOLDERS)
      try {
        this.addPath(folder);
      } catch {
        // It need not be there.
      }
  }

  /** What serves a method, in words; null for nothing. The class's name in internal form. */
  server(className: string, name: string, descriptor: string): string | null {
    for (const symbol of functionNames(className, name, descriptor))
      for (const library of this.libraries)
        if (library.functions.has(symbol)) return `${library.name} ${symbol}`;
    // RegisterNatives is given the name as a C string; the descriptor may have been put together.
    const text = Buffer.from(`\0${name}\0`);
    for (const { name: library, image } of this.libraries)
      if (image?.includes(text) === true && image.includes(className))
        return `${library} by RegisterNatives, perhaps`;
    return null;
  }
}
