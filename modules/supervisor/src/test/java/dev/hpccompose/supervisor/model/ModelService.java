package dev.hpccompose.supervisor.model;

import java.util.ArrayList;
import java.util.List;

/** What the model knows about one service. Times are milliseconds; 0 is never. */
final class ModelService {

  enum State {
    PENDING,
    WAITING,
    STARTING,
    POST_START,
    RUNNING,
    READY,
    UNHEALTHY,
    STOPPING,
    RESTARTING,
    EXITED,
    STOPPED,
    NOT_STARTED
  }

  final int index;
  final Setting setting;
  State state = State.PENDING;
  int launches;
  int restarts;
  int code;
  boolean ready;
  boolean forced;
  boolean again;
  boolean asked;
  boolean outOfMemory;
  boolean refused;
  int doubts;
  String process = "";
  String probe = "";
  String hooks = "";
  String hooksKind = "";
  int hooksDone;
  long hookSince;
  String said = "";
  int triesTold;
  long startedAt;
  long openedAt;
  long gateAt;
  long readyAt;
  long relaunchAt;
  long killAt;
  String startingEvent = "";
  String startedEvent = "";
  String restartEvent = "";
  String stoppingEvent = "";
  final List<Long> restarted = new ArrayList<>();

  ModelService(int index, Setting setting) {
    this.index = index;
    this.setting = setting;
  }

  boolean isAlive() {
    return switch (state) {
      case STARTING, POST_START, RUNNING, READY, UNHEALTHY, STOPPING -> true;
      case PENDING, WAITING, RESTARTING, EXITED, STOPPED, NOT_STARTED -> false;
    };
  }

  /** Its process runs, and its hooks are done. */
  boolean hasStarted() {
    return switch (state) {
      case RUNNING, READY, UNHEALTHY -> true;
      case PENDING, WAITING, STARTING, POST_START, STOPPING -> false;
      case RESTARTING, EXITED, STOPPED, NOT_STARTED -> false;
    };
  }

  boolean mayStart() {
    return state == State.PENDING || state == State.WAITING;
  }

  /** Whoever lost a process for want of memory has not succeeded. */
  int worst(int exitCode) {
    return exitCode == 0 && outOfMemory ? 137 : exitCode;
  }

  boolean hasSucceeded() {
    return state == State.EXITED && setting.isSuccess(code);
  }

  /** How many restarts count now. */
  int counted(long now) {
    return setting.window() == 0
        ? restarts
        : (int) restarted.stream().filter(at -> at > now - setting.window()).count();
  }

  boolean mayRestart(long now) {
    return counted(now) < setting.maxRestarts();
  }

  long delay(long now) {
    if (setting.maxBackoff() == 0) {
      return setting.backoff();
    }
    double grown = setting.backoff() * Math.pow(2, counted(now));
    return (long) Math.min(setting.maxBackoff(), grown);
  }

  String name() {
    return "\"s" + index + "\"";
  }
}
