package dev.hpccompose.events;

/**
 * A writer's word on its own lines: nobody changed them if they still have this digest. It says
 * nothing of the run, so that it is not among the events that a log hands out.
 *
 * @param lines how many lines stand before this one
 * @param sha256 digest of their bytes, each with its line feed, in lower-case hexadecimal
 */
public record LogSealed(long lines, String sha256) implements JobEvent {}
