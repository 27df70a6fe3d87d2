/** Why the relay does not start, in words an operator can do something about. */
export class CannotStart extends Error {}
