package dev.hpccompose.events.internal.json;

import dev.hpccompose.events.JobEvent;

/**
 * A kind of event as it is stored.
 *
 * @param name the field {@code type} of the line
 * @param version the field {@code v} of the line
 * @param payload the record of its payload
 */
public record EventType(String name, int version, Class<? extends JobEvent> payload) {}
