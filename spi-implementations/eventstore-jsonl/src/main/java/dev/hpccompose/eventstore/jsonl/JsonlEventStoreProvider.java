package dev.hpccompose.eventstore.jsonl;

import dev.hpccompose.events.spi.EventStore;
import dev.hpccompose.events.spi.EventStoreProvider;
import java.nio.file.Path;

/** Provides {@link JsonlEventStore}. */
public final class JsonlEventStoreProvider implements EventStoreProvider {

  /** The provider, as the service loader makes it. */
  public JsonlEventStoreProvider() {}

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public EventStore open(Path directory) {
    return new JsonlEventStore(directory);
  }
}
