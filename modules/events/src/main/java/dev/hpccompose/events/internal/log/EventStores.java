package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.MissingEventStoreException;
import dev.hpccompose.events.spi.EventStoreProvider;
import java.util.Comparator;
import java.util.ServiceLoader;

/** The event stores that are installed. */
public final class EventStores {

  private static final String DEFAULT = "jsonl";

  private EventStores() {}

  /** The default store where it is installed, else the first one by name. */
  public static EventStoreProvider preferred() {
    return ServiceLoader.load(EventStoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .min(
            Comparator.comparing((EventStoreProvider provider) -> !provider.name().equals(DEFAULT))
                .thenComparing(EventStoreProvider::name))
        .orElseThrow(MissingEventStoreException::new);
  }
}
