package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.MissingEventStoreException;
import dev.hpccompose.events.spi.EventStoreProvider;
import java.util.Optional;
import java.util.ServiceLoader;

/** The event stores that are installed. */
public final class EventStores {

  private static final String DEFAULT = "jsonl";

  private EventStores() {}

  /** The default store where it is installed, else the first one by name. */
  public static EventStoreProvider preferred() {
    return Installed.PREFERRED.orElseThrow(MissingEventStoreException::new);
  }

  /** Looked for once, when the first log is opened: some commands open thousands. */
  private static final class Installed {

    private static final Optional<EventStoreProvider> PREFERRED = first();
  }

  private static Optional<EventStoreProvider> first() {
    return ServiceLoader.load(EventStoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .min((one, other) -> rank(one).compareTo(rank(other)));
  }

  private static String rank(EventStoreProvider provider) {
    return (provider.name().equals(DEFAULT) ? "0" : "1") + provider.name();
  }
}
