package dev.hpccompose.events;

/**
 * An event that a newer build wrote. It is kept as it was read and changes no state.
 *
 * @param type the type in the stored line
 * @param version the version in the stored line
 * @param json the whole stored line
 */
public record UnknownEvent(String type, int version, String json) implements JobEvent {}
