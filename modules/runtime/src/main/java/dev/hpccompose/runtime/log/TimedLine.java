package dev.hpccompose.runtime.log;

import java.time.Instant;

/**
 * A line of a log.
 *
 * @param service whose
 * @param attempt the attempt of the job that it belongs to
 * @param at it was not written before
 * @param exact whether it was written just then
 * @param text the line
 */
public record TimedLine(String service, int attempt, Instant at, boolean exact, String text) {}
