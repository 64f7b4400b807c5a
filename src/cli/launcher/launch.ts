/** What a command line asks of the launcher, once it has been read: what to run, what else to do, and which options the VM gets. */

/** Modes as sun.launcher.LauncherHelper numbers them. */
export const enum LaunchMode {
  UNKNOWN = 0,
  CLASS = 1,
  JAR = 2,
  MODULE = 3,
  SOURCE = 4,
}

/** What the launcher does beside running a program, in this order; most of it the JDK does itself. */
export interface LaunchTasks {
  /** `-XshowSettings…` as it was written; null for none. */
  showSettings: string | null;
  showResolvedModules: boolean;
  listModules: boolean;
  /** Name of a module; null for none. */
  describeModule: string | null;
  version: 'none' | 'show' | 'print';
  validateModules: boolean;
  help: 'none' | 'usage' | 'extra';
  dryRun: boolean;
  /** Exit code if no program is run. */
  exitCode: number;
  /** The text goes to stdout; otherwise to stderr. */
  toStdout: boolean;
}

export interface Launch {
  mode: LaunchMode;
  /** Class, class file, jar or module/class; null if nothing is named. */
  what: string | null;
  /** The program's arguments. */
  args: string[];
  /** In order, `-Djava.class.path=` among them. */
  readonly vmOptions: string[];
  readonly tasks: LaunchTasks;
  /** `what` is a class file: which class it is, and where its packages begin, is still to be found out. */
  isClassFile: boolean;
  /** What -cp said, wildcards expanded; null if it was not given. */
  givenClassPath: string | null;
}

export function newLaunch(): Launch {
  return {
    mode: LaunchMode.UNKNOWN,
    what: null,
    args: [],
    vmOptions: [],
    tasks: {
      showSettings: null,
      showResolvedModules: false,
      listModules: false,
      describeModule: null,
      version: 'none',
      validateModules: false,
      help: 'none',
      dryRun: false,
      exitCode: 0,
      toStdout: false,
    },
    isClassFile: false,
    givenClassPath: null,
  };
}

/** Whether the launcher has anything to do but to run the program. */
export function hasTasks({ tasks, what }: Launch): boolean {
  if (what === null) return true;
  const {
    showSettings,
    showResolvedModules,
    listModules,
    describeModule,
    version,
    validateModules,
    help,
    dryRun,
  } = tasks;
  const words = [showSettings, describeModule].some((word) => word !== null);
  const switches = showResolvedModules || listModules || validateModules || dryRun;
  return words || switches || version !== 'none' || help !== 'none';
}
