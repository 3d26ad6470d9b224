package dev.hpccompose.supervisor.model;

import java.util.ArrayList;
import java.util.List;

/** What a supervisor records and does, one line each. */
final class Trace {

  private final List<String> lines = new ArrayList<>();
  private int sequence = 1;

  /** The event that the next one follows from, unless it says so itself. */
  String cause = "batch-0:1";

  /** The last event. */
  String last = "batch-0:1";

  void did(String what) {
    lines.add(what);
  }

  void emit(long now, String type, String members) {
    emit(now, type, members, cause);
  }

  void emit(long now, String type, String members, String from) {
    sequence++;
    last = "batch-0:" + sequence;
    lines.add(
        "{\"v\":1,\"seq\":%d,\"at\":\"%d\",\"type\":\"%s\",\"run\":\"r\",\"attempt\":0%s%s}"
            .formatted(
                sequence, now, type, from.isEmpty() ? "" : ",\"cause\":\"" + from + "\"", members));
  }

  /** The same, and what comes next follows from it. */
  void mark(long now, String type, String members, String from) {
    emit(now, type, members, from);
    cause = last;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
