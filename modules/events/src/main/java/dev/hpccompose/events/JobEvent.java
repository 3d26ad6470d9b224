package dev.hpccompose.events;

/**
 * One fact about a run, in the past tense. The family is closed: whoever handles events handles all
 * of them, and the compiler says which one was forgotten.
 *
 * <p>Every record component becomes one field of the stored line, in {@code snake_case}. A released
 * shape is never changed; it gets a successor with the next version instead.
 */
public sealed interface JobEvent
    permits SubmissionEvent,
        AttemptEvent,
        ServiceEvent,
        CauseEvent,
        ClientEvent,
        LogSealed,
        UnknownEvent {}
