/** What an image has settled, which must be as the process that begins with it would settle it. */
import { statSync } from 'node:fs';
import { findJdk, type JdkLocation } from '../classpath/find-jdk.js';
import { availableProcessors } from '../natives/posix/cgroup.js';
import { userLocales } from '../natives/posix/locale.js';
import type { VM } from '../vm/vm.js';

/** Beginnings of the names of properties that classes of the JDK read when they are initialized. */
const LIBRARY_PROPERTIES =
  /^(java|javax|jdk|sun|com\.sun|user|file|path|line|os|native|awt|swing|http|https|ftp|socks|networkaddress|org\.(xml|w3c|jcp|ietf|graalvm)|jaxp|security|impl|resolve|gopher|stdout|stderr|stdin)/i;
/** What the launcher itself gives. */
const OWN_PROPERTIES: ReadonlySet<string> = new Set(['java.class.path']);

/** A variable of the environment that is a switch of ours for looking inside, null if there is none. */
export function unfitVariable(env: NodeJS.ProcessEnv): string | null {
  return Object.keys(env).find((name) => /^GOJDK_(?!IMAGE|RESTARTS)/.test(name)) ?? null;
}

/** May a class of the JDK have read the property already? */
export function isLibraryProperty(name: string): boolean {
  return !OWN_PROPERTIES.has(name) && LIBRARY_PROPERTIES.test(name);
}

/** What of the machine and the environment is settled in an image, as a text to be compared. `jdk`: which one it is, here and now. */
export function surroundings(vm: VM, { home, modulesFile }: JdkLocation = findJdk()): string {
  const { size, mtimeMs, ino } = statSync(modulesFile);
  return JSON.stringify([home, size, mtimeMs, ino, userLocales(vm), availableProcessors(vm)]);
}
