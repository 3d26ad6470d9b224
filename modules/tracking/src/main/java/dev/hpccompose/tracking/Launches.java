package dev.hpccompose.tracking;

import dev.hpccompose.events.AttemptEvent.AttemptFinished;
import dev.hpccompose.events.RecordedEvent;
import dev.hpccompose.events.ServiceEvent.ServiceExited;
import dev.hpccompose.events.ServiceEvent.ServiceStarted;
import dev.hpccompose.events.ServiceEvent.ServiceStopped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the launches of a history. */
final class Launches {

  private record Key(String service, int attempt, int number) {}

  private final Map<Key, Launch> launches = new LinkedHashMap<>();

  void hear(RecordedEvent recorded) {
    int attempt = recorded.attempt();
    Instant at = recorded.at();
    if (recorded.event() instanceof ServiceStarted(var service, var number, _)) {
      launches.put(
          new Key(service, attempt, number),
          new Launch(service, attempt, number, at, Optional.empty()));
    } else if (recorded.event() instanceof ServiceExited exited) {
      end(new Key(exited.service(), attempt, exited.launch()), at);
    } else if (recorded.event() instanceof ServiceStopped stopped) {
      end(new Key(stopped.service(), attempt, stopped.launch()), at);
    } else if (recorded.event() instanceof AttemptFinished) {
      launches.replaceAll((key, one) -> key.attempt == attempt ? one.endedBy(at) : one);
    }
  }

  List<Launch> all() {
    return List.copyOf(launches.values());
  }

  private void end(Key key, Instant at) {
    launches.computeIfPresent(key, (_, one) -> one.endedBy(at));
  }
}
