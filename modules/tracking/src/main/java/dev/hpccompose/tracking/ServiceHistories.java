package dev.hpccompose.tracking;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened to each service of an attempt, in the order of their first events. Immutable; the
 * next state shares the names with this one, so that an event does not cost more where there are
 * many services.
 */
public final class ServiceHistories {

  static final ServiceHistories NONE =
      new ServiceHistories(new LinkedHashMap<>(), new ServiceHistory[0]);

  private final SequencedMap<String, Integer> places;
  private final ServiceHistory[] histories;

  private ServiceHistories(SequencedMap<String, Integer> places, ServiceHistory[] histories) {
    this.places = places;
    this.histories = histories;
  }

  /** The services that had an event. */
  public SequencedSet<String> names() {
    return Collections.unmodifiableSequencedSet(places.sequencedKeySet());
  }

  /** What happened to a service; empty before its first event. */
  public Optional<ServiceHistory> of(String service) {
    Integer place = places.get(service);
    return place == null ? Optional.empty() : Optional.of(histories[place]);
  }

  ServiceHistories with(String service, ServiceHistory next) {
    Integer place = places.get(service);
    if (place == null) {
      return appended(service, next);
    }
    ServiceHistory[] changed = histories.clone();
    changed[place] = next;
    return new ServiceHistories(places, changed);
  }

  private ServiceHistories appended(String service, ServiceHistory first) {
    SequencedMap<String, Integer> more = new LinkedHashMap<>(places);
    more.put(service, histories.length);
    ServiceHistory[] longer = Arrays.copyOf(histories, histories.length + 1);
    longer[histories.length] = first;
    return new ServiceHistories(more, longer);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServiceHistories that
        && Arrays.equals(histories, that.histories)
        && places.equals(that.places);
  }

  @Override
  public int hashCode() {
    return 31 * places.hashCode() + Arrays.hashCode(histories);
  }

  @Override
  public String toString() {
    Map<String, ServiceHistory> all = new LinkedHashMap<>();
    places.forEach((service, place) -> all.put(service, histories[place]));
    return all.toString();
  }
}
