/** This machine or this process cannot host the VM. The message is one sentence that says why, fit to be shown to a user as it is. */
export class HostError extends Error {
  override readonly name = 'HostError';
}
