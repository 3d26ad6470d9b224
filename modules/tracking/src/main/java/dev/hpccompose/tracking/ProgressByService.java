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
public final class ProgressByService {

  static final ProgressByService NONE =
      new ProgressByService(new LinkedHashMap<>(), new ServiceProgress[0]);

  private final SequencedMap<String, Integer> places;
  private final ServiceProgress[] progress;

  private ProgressByService(SequencedMap<String, Integer> places, ServiceProgress[] progress) {
    this.places = places;
    this.progress = progress;
  }

  /** The services that had an event. */
  public SequencedSet<String> names() {
    return Collections.unmodifiableSequencedSet(places.sequencedKeySet());
  }

  /** What happened to a service; empty before its first event. */
  public Optional<ServiceProgress> of(String service) {
    Integer place = places.get(service);
    return place == null ? Optional.empty() : Optional.of(progress[place]);
  }

  ProgressByService with(String service, ServiceProgress next) {
    Integer place = places.get(service);
    if (place == null) {
      return appended(service, next);
    }
    ServiceProgress[] changed = progress.clone();
    changed[place] = next;
    return new ProgressByService(places, changed);
  }

  private ProgressByService appended(String service, ServiceProgress first) {
    SequencedMap<String, Integer> more = new LinkedHashMap<>(places);
    more.put(service, progress.length);
    ServiceProgress[] longer = Arrays.copyOf(progress, progress.length + 1);
    longer[progress.length] = first;
    return new ProgressByService(more, longer);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProgressByService that
        && Arrays.equals(progress, that.progress)
        && places.equals(that.places);
  }

  @Override
  public int hashCode() {
    return 31 * places.hashCode() + Arrays.hashCode(progress);
  }

  @Override
  public String toString() {
    Map<String, ServiceProgress> all = new LinkedHashMap<>();
    places.forEach((service, place) -> all.put(service, progress[place]));
    return all.toString();
  }
}
