/**
 * A copy of the built project in which one file at a time is another, compiled by esbuild alone: no build for each mutation. The copy's command runs the compiled files, not the bundle.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import { ROOT } from '../support/paths.js';
import { mutate } from './mutate.js';
import type { Mutation } from './mutations.js';

const COMPILER = { format: 'esm', target: 'es2022', logLevel: 'error' } as const;

const LINKED = ['classfiles', 'node_modules', 'examples', 'docs', 'src', 'native-trampoline', 'test'];

export class Copy {
  readonly root: string = mkdtempSync(join(tmpdir(), 'gojdk-mutation-'));

  constructor() {
    const { root } = this;
    for (const name of LINKED) symlinkSync(join(ROOT, name), join(root, name));
    writeFileSync(join(root, 'package.json'), readFileSync(join(ROOT, 'package.json')));
    cpSync(join(ROOT, 'dist'), join(root, 'dist'), { recursive: true });
    // All by esbuild, since one file alone cannot be compiled to what tsc makes of it: that writes the constants of other files' enums into it.
    buildSync({
      entryPoints: ['src', 'native-trampoline', 'test'].map((folder) => join(ROOT, folder, '**', '*.ts')),
      outbase: ROOT,
      outdir: join(root, 'dist'),
      ...COMPILER,
    });
    // Ambient in the sources, which leaves only tsc with the numbers.
    const form = readFileSync(join(ROOT, 'src/x64/form.ts'), 'utf8').replace('declare const enum', 'enum');
    writeFileSync(
      join(root, 'dist/src/x64/form.js'),
      transformSync(form, { loader: 'ts', ...COMPILER }).code,
    );
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
