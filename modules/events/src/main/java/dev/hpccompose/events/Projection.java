package dev.hpccompose.events;

/**
 * A pure fold of a history into a state. Both methods are free of side effects, clocks and chance.
 *
 * @param <S> an immutable state
 */
public interface Projection<S> {

  /** The state before the first event. */
  S initial();

  /** The state after one more event. */
  S evolve(S state, RecordedEvent event);

  /** The state after all of {@code events}, in their order. */
  default S fold(Iterable<RecordedEvent> events) {
    S state = initial();
    for (RecordedEvent event : events) {
      state = evolve(state, event);
    }
    return state;
  }
}
