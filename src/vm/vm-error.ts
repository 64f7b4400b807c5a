/** A defect of the VM, or a resource of its own that ran out: not for Java code to catch. */
export class VmError extends Error {}

/** A native library has broken what the VM stands on. As under HotSpot, a process that runs nothing else ends by SIGABRT. */
export class NativeCrash extends VmError {
  /** `isTold`: what it says has been printed. */
  constructor(
    message: string,
    readonly isTold = false,
  ) {
    super(message);
  }
}
