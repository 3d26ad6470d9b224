package dev.hpccompose.cli.internal.follow;

import dev.hpccompose.cli.internal.run.RunView;
import dev.hpccompose.tracking.ServiceState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The logs of the services of one run. */
public final class ServiceLogs {

  private final Predicate<String> wanted;
  private final OptionalInt last;
  private final Map<String, LogTail> tails = new LinkedHashMap<>();
  private final Map<String, List<String>> collected = new HashMap<>();

  /**
   * Logs that are found as soon as the run is known.
   *
   * @param wanted the names of the services
   * @param last how many lines of what is there already
   */
  public ServiceLogs(Predicate<String> wanted, OptionalInt last) {
    this.wanted = wanted;
    this.last = last;
  }

  /** Finds the logs of the services of a run. */
  public void attach(RunView view) {
    if (tails.isEmpty()) {
      for (ServiceState service : view.job().services()) {
        if (wanted.test(service.name())) {
          tails.put(service.name(), tail(view, service));
        }
      }
    }
  }

  /** Reads what all services wrote, to be shown later; whether that was anything. */
  boolean collect() {
    tails.forEach((service, tail) -> collected.put(service, tail.poll()));
    return collected.values().stream().anyMatch(lines -> !lines.isEmpty());
  }

  /** Shows what was collected. */
  void show(FollowView view) {
    tails.keySet().forEach(service -> showCollected(service, view));
  }

  /** Shows what one service wrote until now. */
  void show(String service, FollowView view) {
    LogTail tail = tails.get(service);
    if (tail != null) {
      showCollected(service, view);
      show(service, tail.poll(), view);
    }
  }

  private void showCollected(String service, FollowView view) {
    List<String> lines = collected.remove(service);
    if (lines != null) {
      show(service, lines, view);
    }
  }

  /** Shows all that is left, unfinished last lines included. */
  public void finish(FollowView view) {
    tails.forEach((service, tail) -> finish(service, tail, view));
  }

  private static void finish(String service, LogTail tail, FollowView view) {
    boolean more = true;
    while (more && view.isRead()) {
      more = show(service, tail.poll(), view);
    }
    show(service, tail.unfinished(), view);
    tail.close();
  }

  private static boolean show(String service, List<String> lines, FollowView view) {
    if (lines.isEmpty()) {
      return false;
    }
    view.lines(service, lines);
    return true;
  }

  private LogTail tail(RunView view, ServiceState service) {
    return last.isPresent()
        ? LogTail.ofLast(view.log(service), last.getAsInt())
        : new LogTail(view.log(service));
  }
}
