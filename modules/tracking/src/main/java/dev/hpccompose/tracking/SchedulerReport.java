package dev.hpccompose.tracking;

import java.time.Instant;
import java.util.Optional;

/**
 * What the scheduler said when it was asked last. Of several processes that asked, the clocks
 * decide who was last; no other part of a state depends on it.
 *
 * @param state the scheduler's own word, such as {@code PENDING}
 * @param reason the scheduler's own word for why, where it gave one
 * @param exitCode exit code of the batch script, where it is known
 * @param at when it was asked
 */
public record SchedulerReport(
    String state, Optional<String> reason, Optional<Integer> exitCode, Instant at) {}
