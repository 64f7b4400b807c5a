/** A defect of the VM, or a resource of its own that ran out: not for Java code to catch. */
export class VmError extends Error {}
