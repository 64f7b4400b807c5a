/** The ways in which each program is run under gojdk: name and the options of `gojdk run`. */
export const MODES: ReadonlyMap<string, readonly string[]> = new Map([
  ['plain', []],
  ['gc', ['--stress=gc']],
  ['code', ['--stress=code']],
  ['eager', ['--eager']],
  ['baseline', ['--tier=baseline']],
  ['optimizing', ['--tier=optimizing']],
  ['early', ['--tier=early']],
  ['deopt', ['--tier=optimizing', '--stress=deopt']],
  ['background', ['--tier=optimizing', '--stress=background']],
]);
