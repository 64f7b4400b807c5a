/** Shared objects that the JDK's libraries for pictures, text and sound are linked with, and the packages of Debian that they are in: machines without a desktop often have none of them. */
const PACKAGES: Readonly<Record<string, string>> = {
  'libX11.so.6': 'libx11-6',
  'libXext.so.6': 'libxext6',
  'libXi.so.6': 'libxi6',
  'libXrender.so.1': 'libxrender1',
  'libXtst.so.6': 'libxtst6',
  'libasound.so.2': 'libasound2',
  'libfontconfig.so.1': 'libfontconfig1',
  'libfreetype.so.6': 'libfreetype6',
  'libgif.so.7': 'libgif7',
  'libharfbuzz.so.0': 'libharfbuzz0b',
  'libjpeg.so.62': 'libjpeg62-turbo',
  'liblcms2.so.2': 'liblcms2-2',
  'libpng16.so.16': 'libpng16-16',
};

/** What to do about a library that could not be loaded, by dlerror's text; null if that is not known. */
export function adviceFor(error: string): string | null {
  const name = /^([^:\s]+): cannot open shared object file/.exec(error)?.[1] ?? '';
  if (!Object.hasOwn(PACKAGES, name)) return null;
  return `${name} is missing; on Debian it is in the package ${PACKAGES[name]} (apt-get install ${PACKAGES[name]})`;
}
