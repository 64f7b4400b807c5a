/** What an application of the table is: which packages, what is compiled, what is run. */
import { join } from 'node:path';
import { classfiles } from '../support/paths.js';

/** Folder of Debian's Java libraries. */
const JARS = '/usr/share/java';

/** One program run. Files it writes go to its working folder, and are compared too. */
export interface Step {
  readonly title: string;
  /** Arguments of `java` and of `gojdk run`. */
  readonly args: readonly string[];
  readonly stdin?: string;
  /** Lines that legitimately differ between two runs. */
  readonly volatile?: RegExp;
}

export interface Application {
  readonly name: string;
  readonly packages: readonly string[];
  /** Folder under classfiles/applications, if it is not the name. */
  readonly folder?: string;
  /** Sources in that folder that `javac` compiles against `classPath`, before the first step. */
  readonly sources: readonly string[];
  readonly classPath: readonly string[];
  /** `made`: the folder of the compiled sources. */
  readonly steps: (made: string, classPath: string) => readonly Step[];
}

export function jars(...names: string[]): string[] {
  return names.map((name) => join(JARS, `${name}.jar`));
}

export function source(...parts: string[]): string {
  return classfiles('applications', ...parts);
}

/** A program that is the main class of the compiled sources. */
export function program(main: string, ...args: string[]): Application['steps'] {
  return (made, classPath) => [{ title: main, args: ['-cp', `${made}:${classPath}`, main, ...args] }];
}
