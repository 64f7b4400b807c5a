/** The method cannot be compiled by this compiler, for the reason given. */
export class Unsupported extends Error {}
