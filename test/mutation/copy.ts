/**
 * A copy of the built project in which one file at a time is another, compiled by esbuild alone: no build for each mutation. The copy's command runs the compiled files, not the bundle.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { ROOT } from '../support/paths.js';
import { mutate } from './mutate.js';
import type { Mutation } from './mutations.js';

const LINKED = ['classfiles', 'node_modules', 'examples', 'docs', 'src', 'native-trampoline', 'test'];

export class Copy {
  readonly root: string = mkdtempSync(join(tmpdir(), 'gojdk-mutation-'));

  constructor() {
    const { root } = this;
    for (const name of LINKED) symlinkSync(join(ROOT, name), join(root, name));
    writeFileSync(join(root, 'package.json'), readFileSync(join(ROOT, 'package.json')));
    // Not of hard links: a build meanwhile would write through them.
    cpSync(join(ROOT, 'dist'), join(root, 'dist'), { recursive: true });
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin', 'gojdk.js'), "import '../dist/src/cli/main.js';\n");
  }

  /** Compiles the file with the mutation, or (null) as it is. */
  put(mutation: Mutation, mutated: boolean): void {
    const text = readFileSync(join(ROOT, mutation.file), 'utf8');
    const { code } = transformSync(mutated ? mutate(text, mutation) : text, {
      loader: 'ts',
      target: 'es2022',
    });
    const path = join(this.root, 'dist', mutation.file.replace(/\.ts$/, '.js'));
    writeFileSync(path, code);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
