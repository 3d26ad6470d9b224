package dev.hpccompose.events.internal.log;

import dev.hpccompose.events.MissingEventStoreException;
import dev.hpccompose.events.spi.EventStoreProvider;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The event stores that are installed. */
public final class EventStores {

  private static final String DEFAULT = "jsonl";

  private EventStores() {}

  /** The default store where it is installed, else the first one by name. */
  public static EventStoreProvider preferred() {
    EventStoreProvider preferred = Installed.PREFERRED;
    if (preferred == null) {
      throw new MissingEventStoreException();
    }
    return preferred;
  }

  /** Looked for once, when the first log is opened: some commands open thousands. */
  private static final class Installed {

    private static final @Nullable EventStoreProvider PREFERRED = first();
  }

  private static @Nullable EventStoreProvider first() {
    return ServiceLoader.load(EventStoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .min((one, other) -> rank(one).compareTo(rank(other)))
        .orElse(null);
  }

  private static String rank(EventStoreProvider provider) {
    return (provider.name().equals(DEFAULT) ? "0" : "1") + provider.name();
  }
}
