package dev.hpccompose.runtime.follow;

import dev.hpccompose.runtime.log.LogTail;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.AttemptHistory;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final Map<String, Path> files = new HashMap<>();
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

  /**
   * Logs of which some lines were read already.
   *
   * @param begun where they are to be read on, by service
   */
  public ServiceLogs(Map<String, LogTail> begun) {
    this(begun::containsKey, OptionalInt.empty());
    tails.putAll(begun);
  }

  /** Finds the logs of the services of a run; a new attempt may have new ones. */
  public void attach(RunView view) {
    int attempt = view.job().attempt().map(AttemptHistory::number).orElse(0);
    for (String service : view.job().serviceNames()) {
      if (wanted.test(service)) {
        attach(service, view.log(service, attempt));
      }
    }
  }

  private void attach(String service, Path file) {
    Path before = files.put(service, file);
    LogTail tail = tails.get(service);
    if (tail == null) {
      tails.put(
          service, last.isPresent() ? LogTail.ofLast(file, last.getAsInt()) : new LogTail(file));
    } else if (before != null && !before.equals(file)) {
      List<String> rest = collected.computeIfAbsent(service, name -> new ArrayList<>());
      rest.addAll(rest(tail));
      tails.put(service, new LogTail(file));
    }
  }

  /** What an attempt that is over wrote at its end. */
  private static List<String> rest(LogTail tail) {
    List<String> rest = new ArrayList<>();
    tail.refresh();
    for (List<String> more = tail.poll(); !more.isEmpty(); more = tail.poll()) {
      rest.addAll(more);
    }
    rest.addAll(tail.unfinished());
    tail.close();
    return rest;
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
    tail.refresh();
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
}
