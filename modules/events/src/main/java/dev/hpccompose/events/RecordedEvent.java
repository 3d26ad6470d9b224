package dev.hpccompose.events;

import java.time.Instant;
import java.util.Optional;

/**
 * A fact with its circumstances.
 *
 * @param id writer and sequence number
 * @param at the writer's wall clock; clocks of nodes differ, so order comes from {@code id} and
 *     {@code cause} first
 * @param run the run it belongs to
 * @param attempt 0 for the first attempt, one more for each requeue
 * @param cause the event that led to this one
 * @param event the fact
 */
public record RecordedEvent(
    EventId id, Instant at, String run, int attempt, Optional<EventId> cause, JobEvent event) {}
