package dev.hpccompose.events;

/** No event store is installed, so there is nothing to read a history from or write it to. */
public final class MissingEventStoreException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** The exception with its fixed text. */
  public MissingEventStoreException() {
    super(
        "no event store is installed: add a module that provides"
            + " dev.hpccompose.events.spi.EventStoreProvider, such as"
            + " dev.hpccompose.eventstore.jsonl");
  }
}
