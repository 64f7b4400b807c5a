/** What the launcher wants of a jar before it starts a VM. */
import { closeSync, openSync } from 'node:fs';
import { Jar } from '../../classpath/jar.js';
import { failLaunch, type Output } from './launch-exit.js';

/** Throws LaunchExit if the file cannot be opened, or has no manifest. */
export function checkJar(path: string, output: Output): void {
  try {
    closeSync(openSync(path, 'r'));
  } catch {
    throw failLaunch(output, `Error: Unable to access jarfile ${path}`);
  }
  if (!hasManifest(path)) throw failLaunch(output, `Error: Invalid or corrupt jarfile ${path}`);
}

function hasManifest(path: string): boolean {
  try {
    const jar = new Jar(path);
    try {
      const bytes = jar.find('META-INF/MANIFEST.MF');
      // Every line is an attribute, or continues one.
      return bytes !== null && mainSection(bytes).every((line) => /^([^:]*: | )/.test(line));
    } finally {
      jar.close();
    }
  } catch {
    return false;
  }
}

function mainSection(manifest: Uint8Array): string[] {
  const text = Buffer.from(manifest.buffer, manifest.byteOffset, manifest.byteLength).toString('latin1');
  const lines = text.split(/\r\n|\r|\n/);
  const end = lines.indexOf('');
  return end < 0 ? lines : lines.slice(0, end);
}
