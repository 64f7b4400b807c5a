/** Every switch for looking inside or for making faults show, in one table: the parser of `gojdk run` and its help are made from it. */

export interface DebugOption {
  readonly option: string;
  /** What stands behind the `=`, of which several may be given, separated by commas; null for a plain switch. */
  readonly value: string | null;
  /** What it does or prints; whatever is printed goes to stderr. */
  readonly does: string;
}

export const DEBUG_OPTIONS = [
  {
    option: '--stats',
    value: null,
    does: 'print at the end time and bytes of each stage, requests by kind, natives by calls',
  },
  { option: '--trace', value: 'load', does: 'print each class that is loaded, and where from' },
  { option: '--trace', value: 'compile', does: 'print each method that is compiled, its sizes and the time' },
  { option: '--trace', value: 'gc', does: 'print each collection, what it freed and the time' },
  { option: '--trace', value: 'exceptions', does: 'print each exception that is thrown, and where' },
  { option: '--trace', value: 'natives', does: 'print each native method that is called' },
  { option: '--trace', value: 'image', does: 'print whether the start-up image is used, or why not' },
  {
    option: '--stress',
    value: 'gc',
    does: 'collect at every allocation of the program, later ever more rarely',
  },
  {
    option: '--stress',
    value: 'code',
    does: 'throw all compiled code away at every poll, and reuse its room as soon as no frame needs it',
  },
  { option: '--stress', value: 'deopt', does: 'leave optimized code at every place once' },
  {
    option: '--stress',
    value: 'background',
    does: 'finish all compilations of the optimizing tier in another thread',
  },
  { option: '--tier', value: 'baseline', does: 'never optimize' },
  { option: '--tier', value: 'optimizing', does: 'optimize each method when it is first called' },
  {
    option: '--tier',
    value: 'early',
    does: 'optimize each method after some calls, by what these have shown',
  },
  {
    option: '--dump',
    value: 'Class.method',
    does: 'print bytecode, IR and linked code of a method when it is compiled (*: of all methods)',
  },
  {
    option: '--verify-ir',
    value: null,
    does: 'check the IR of each method that is compiled, and after each pass',
  },
  {
    option: '--perf-map',
    value: null,
    does: 'write /tmp/perf-PID.map, by which Linux perf names compiled code',
  },
  { option: '--verify-heap', value: null, does: 'check the whole heap before and after each collection' },
  { option: '--eager', value: null, does: 'compile all methods of a class when it is initialized' },
] as const satisfies readonly DebugOption[];

/** Switches of the environment, for what happens outside of a run too. */
export const DEBUG_VARIABLES = [
  { variable: 'GOJDK_DEOPT=n[-m]', does: 'with --stress=deopt: only at the n-th place (up to the m-th)' },
  { variable: 'GOJDK_OPTIMIZE=n', does: 'only the first n compilations give optimized code' },
  { variable: 'GOJDK_DEBUG=1', does: 'print the stack of an internal error' },
  {
    variable: 'GOJDK_INVOKE=jdk',
    does: "link lambdas, concatenations and records by the JDK's own java.lang.invoke",
  },
] as const;

type Row = (typeof DEBUG_OPTIONS)[number];
type ValueOf<Option extends Row['option']> = Extract<Row, { option: Option }>['value'];

export type TraceTopic = NonNullable<ValueOf<'--trace'>>;
export type StressKind = NonNullable<ValueOf<'--stress'>>;
export type Tier = NonNullable<ValueOf<'--tier'>>;

/** The values that the table has for an option. */
export function valuesOf<Option extends Row['option']>(option: Option): NonNullable<ValueOf<Option>>[] {
  return DEBUG_OPTIONS.filter((row) => row.option === option && row.value !== null).map(
    (row) => row.value as NonNullable<ValueOf<Option>>,
  );
}
