package dev.hpccompose.supervisor.model;

import dev.hpccompose.supervisor.model.ModelService.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A supervisor in Java: the same reports at the same times must lead to the same trace. */
final class Model {

  private static final long BEAT = 5000;
  private static final long KILL_WAIT = 3000;

  final List<ModelService> services;
  private final Schedule schedule;
  private final Trace trace = new Trace();
  private final List<Integer> ask = new ArrayList<>();
  long now = 1000;
  boolean ending;
  boolean finished;
  private boolean signalled;
  private long signalledAt = -1;
  private String outcome = "";
  private String decidedBy = "";
  private String teardown = "";
  private int exitCode;
  private long budget;
  private long verdictAt;
  private boolean judged;
  private long beatAt = now + BEAT;
  private String signalEvent = "";

  Model(Schedule schedule) {
    this.schedule = schedule;
    services =
        IntStream.range(0, schedule.services().size())
            .mapToObj(i -> new ModelService(i, schedule.services().get(i)))
            .toList();
    advance();
  }

  /** What a supervisor does in a whole schedule. */
  static List<String> run(Schedule schedule) {
    Model model = new Model(schedule);
    schedule.closed().forEach(model::receive);
    while (!model.finished) {
      model.pass(Long.MAX_VALUE);
    }
    return model.trace.lines();
  }

  /** Lets time pass up to a report, and takes it. */
  void receive(Schedule.Report report) {
    long at = lastReportAt + report.after();
    lastReportAt = at;
    while (!finished && nextWake() < at) {
      pass(at);
    }
    if (!finished) {
      now = Math.max(now, at);
      dispatch(report.text().split(" "), report.text());
      round();
    }
  }

  private long lastReportAt = now;

  /** One turn of the loop in which no report comes. */
  private void pass(long atMost) {
    now = Math.min(atMost, nextWake());
    round();
  }

  private void round() {
    if (isDue(beatAt)) {
      beatAt = now + BEAT;
    }
    fireDeadlines();
    advance();
  }

  long nextWake() {
    long next = Math.min(nextDeadline(), beatAt);
    return next > now ? next : now + 1;
  }

  private long nextDeadline() {
    long next =
        services.stream()
            .flatMapToLong(s -> LongStream.of(s.gateAt, s.readyAt, s.relaunchAt, s.killAt))
            .filter(at -> at > 0)
            .min()
            .orElse(Long.MAX_VALUE);
    return Math.min(next, verdictAt == 0 ? Long.MAX_VALUE : verdictAt);
  }

  private void dispatch(String[] words, String text) {
    switch (words[0]) {
      case "signal" -> signal(words[1]);
      case "verdict" -> verdict(words, text);
      case "budget" -> budget = Long.parseLong(words[1]);
      default -> {
        ModelService service = services.get(Integer.parseInt(words[1]));
        if (words[2].equals("+0")) {
          reported(service, words, text);
        }
      }
    }
  }

  private void reported(ModelService s, String[] words, String text) {
    switch (words[0]) {
      case "started" -> started(s, words[3]);
      case "exited" -> exited(s, Integer.parseInt(words[3]));
      case "prepared" -> prepared(s);
      case "unprepared" -> unprepared(s);
      case "released" -> released(s);
      case "away" -> s.doubts = 0;
      case "ready" -> ready(s);
      case "unhealthy" -> unhealthy(s, words[3]);
      case "result" -> s.said = text.split(" ", 4)[3];
      case "failing" -> failing(s, text.split(" ", 4)[3]);
      case "cause" -> cause(s, words, text.split(" ", 6)[5]);
      case "hook" -> hook(s, words, text.split(" ", 8)[7]);
      default -> throw new IllegalArgumentException(text);
    }
  }

  private void cause(ModelService s, String[] words, String said) {
    String node = "";
    switch (words[3]) {
      case "out_of_memory" -> s.outOfMemory = true;
      case "launch_refused" -> s.refused |= ++s.doubts <= 3;
      default -> node = ",\"node\":\"%s\"".formatted(said.substring(said.lastIndexOf(' ') + 1));
    }
    trace.emit(
        now,
        "service." + words[3],
        ",\"service\":%s,\"launch\":%d%s,\"witness\":\"%s\",\"evidence\":\"%s\""
            .formatted(s.name(), s.launches, node, words[4], said),
        s.startedEvent.isEmpty() ? trace.cause : s.startedEvent);
  }

  private void fireDeadlines() {
    if (isDue(verdictAt)) {
      verdictAt = 0;
    }
    for (ModelService s : services) {
      if (isDue(s.readyAt)) {
        ready(s);
      }
      if (isDue(s.gateAt)) {
        late(s);
      }
      if (isDue(s.killAt)) {
        overdue(s);
      }
      if (isDue(s.relaunchAt)) {
        s.relaunchAt = 0;
        trace.cause = s.restartEvent;
        start(s);
      }
    }
  }

  private boolean isDue(long at) {
    return at != 0 && at <= now;
  }

  private void advance() {
    for (ModelService s : services) {
      if (!ending && s.mayStart()) {
        consider(s);
      }
    }
    if (!ending && services.stream().allMatch(s -> s.state == State.EXITED)) {
      end("completed", "succeeded", 0, null);
    }
    if (!ask.isEmpty()) {
      trace.did("ask " + String.join(" ", ask.stream().map(String::valueOf).toList()));
      ask.clear();
    }
    if (ending && verdictAt == 0 && services.stream().noneMatch(ModelService::isAlive)) {
      finish();
    }
  }

  private void consider(ModelService s) {
    List<String> open = new ArrayList<>();
    for (String dependency : s.setting.dependencies()) {
      ModelService other = services.get(dependency.charAt(0) - '0');
      if (isMet(other, dependency.substring(2))) {
        continue;
      }
      if (other.state == State.EXITED) {
        end("dependency_failed", "failed", 1, other);
        return;
      }
      open.add(other.name());
    }
    if (open.isEmpty()) {
      start(s);
    } else if (s.state == State.PENDING) {
      s.state = State.WAITING;
      trace.emit(
          now,
          "service.waiting",
          ",\"service\":%s,\"waiting_for\":[%s]".formatted(s.name(), String.join(",", open)));
    }
  }

  private static boolean isMet(ModelService s, String condition) {
    return switch (condition) {
      case "started" -> s.hasStarted() || s.hasSucceeded();
      case "healthy" -> s.ready;
      default -> s.hasSucceeded();
    };
  }

  private void start(ModelService s) {
    s.launches++;
    s.outOfMemory = false;
    s.refused = false;
    s.state = State.STARTING;
    s.ready = false;
    s.process = "";
    s.startedAt = now;
    s.openedAt = now;
    s.startedEvent = "";
    trace.emit(
        now, "service.starting", ",\"service\":%s,\"launch\":%d".formatted(s.name(), s.launches));
    s.startingEvent = trace.last;
    trace.did("launch %d %d".formatted(s.index, s.launches));
  }

  private void started(ModelService s, String process) {
    if (s.state != State.STARTING) {
      return;
    }
    s.process = process;
    s.state = State.POST_START;
    trace.mark(
        now,
        "service.started",
        ",\"service\":%s,\"launch\":%d,\"node\":\"n1\"".formatted(s.name(), s.launches),
        s.startingEvent);
    s.startedEvent = trace.last;
    if (ending) {
      stop(s);
    } else if (s.setting.hasPostStart()) {
      runHooks(s, "post_start");
    } else {
      open(s);
    }
  }

  private void open(ModelService s) {
    s.hooks = "";
    s.state = State.RUNNING;
    s.probe = "";
    s.said = "";
    s.triesTold = 0;
    if (s.setting.probe().equals("none")) {
      return;
    }
    s.openedAt = s.setting.hasPostStart() ? now : s.openedAt;
    s.gateAt = s.openedAt + s.setting.timeout();
    if (s.setting.probe().equals("sleep")) {
      s.readyAt = s.openedAt + Setting.SLEEP;
    } else {
      s.probe = "probe" + s.index + "." + s.launches;
      trace.did("probe %d %d".formatted(s.index, s.launches));
    }
  }

  private void stopProbe(ModelService s) {
    if (!s.probe.isEmpty()) {
      trace.did(
          s.setting.probe().equals("log") ? "kill -KILL -- -" + s.probe : "kill -TERM " + s.probe);
    }
    s.probe = "";
    s.gateAt = 0;
    s.readyAt = 0;
  }

  private void ready(ModelService s) {
    if (s.state == State.RUNNING || s.state == State.UNHEALTHY) {
      pass(s);
    }
  }

  private void pass(ModelService s) {
    s.gateAt = 0;
    s.readyAt = 0;
    if (!s.setting.liveness()) {
      stopProbe(s);
    }
    s.ready = true;
    s.state = State.READY;
    trace.mark(now, "service.ready", probed(s), s.startedEvent);
  }

  private void failing(ModelService s, String said) {
    s.said = said;
    if (s.hasStarted() && s.triesTold < 10) {
      s.triesTold++;
      trace.emit(now, "service.probed", probed(s), s.startedEvent);
    }
  }

  private void late(ModelService s) {
    if (s.state == State.RUNNING) {
      notReady(s, "deadline");
    }
  }

  private void unhealthy(ModelService s, String failures) {
    if (s.state == State.RUNNING) {
      notReady(s, "retries");
    } else if (s.state == State.READY) {
      s.ready = false;
      s.state = State.UNHEALTHY;
      trace.mark(now, "service.unhealthy", probed(s) + ",\"failures\":" + failures, s.startedEvent);
      switch (policy(s)) {
        case END -> end("unhealthy", "failed", 1, s);
        case RESTART -> stopAndRestart(s);
        case IGNORE, NONE -> {}
      }
    }
  }

  private void notReady(ModelService s, String reason) {
    readinessFailed(s, reason);
    s.state = State.UNHEALTHY;
    switch (policy(s)) {
      case END -> end("readiness_failed", "failed", 1, s);
      case RESTART -> stopAndRestart(s);
      case IGNORE, NONE -> {}
    }
  }

  private void readinessFailed(ModelService s, String reason) {
    stopProbe(s);
    trace.mark(
        now,
        "service.readiness_failed",
        probed(s) + ",\"reason\":\"" + reason + "\"",
        s.startedEvent);
  }

  private String probed(ModelService s) {
    return ",\"service\":%s,\"launch\":%d,\"probe\":\"%s\",\"elapsed_ms\":%d%s"
        .formatted(
            s.name(),
            s.launches,
            s.setting.probe(),
            now - s.startedAt,
            s.said.isEmpty() ? "" : ",\"result\":\"" + s.said + "\"");
  }

  private enum Policy {
    END,
    RESTART,
    IGNORE,
    NONE
  }

  private Policy policy(ModelService s) {
    if (ending) {
      return Policy.NONE;
    }
    return switch (s.setting.policy()) {
      case "ignore" -> Policy.IGNORE;
      case "restart_on_failure" -> s.mayRestart(now) ? Policy.RESTART : Policy.END;
      default -> Policy.END;
    };
  }

  private void exited(ModelService s, int code) {
    switch (s.state) {
      case STARTING, POST_START, RUNNING, READY, UNHEALTHY -> {
        if (s.refused) {
          retry(s);
        } else {
          endedAlone(s, code);
        }
      }
      case STOPPING -> stopped(s, code);
      case PENDING, WAITING, RESTARTING, EXITED, STOPPED, NOT_STARTED -> {}
    }
  }

  private void endedAlone(ModelService s, int code) {
    endLaunch(s, code);
    boolean good = s.setting.isSuccess(s.code);
    String success = good && code != 0 ? ",\"success\":true" : "";
    trace.mark(
        now,
        "service.exited",
        ended(s, code) + (!good && code == 0 ? ",\"success\":false" : success),
        s.startedEvent.isEmpty() ? trace.cause : s.startedEvent);
    s.state = State.EXITED;
    boolean main = s.index == schedule.main();
    if (good) {
      if (main) {
        end("main_exited", "succeeded", 0, s);
      }
      return;
    }
    switch (policy(s)) {
      case END -> end("service_failed", "failed", s.code, s);
      case RESTART -> relaunch(s);
      case IGNORE -> {
        if (main) {
          end("main_exited", "failed", s.code, s);
        }
      }
      case NONE -> {}
    }
  }

  private void stopped(ModelService s, int code) {
    endLaunch(s, code);
    if (!s.asked && s.setting.hasPreStop()) {
      emitHook(s, "pre_stop", 1, "skipped", "0", "");
    }
    s.killAt = 0;
    s.state = State.STOPPED;
    trace.emit(now, "service.stopped", ended(s, code) + ",\"forced\":" + s.forced, s.stoppingEvent);
    if (s.again && !ending) {
      s.again = false;
      trace.cause = trace.last;
      relaunch(s);
    }
  }

  private void endLaunch(ModelService s, int code) {
    s.doubts = 0;
    if (s.gateAt == 0 || s.state == State.STOPPING) {
      stopProbe(s);
    } else if (s.setting.probe().equals("log") && s.setting.matches()) {
      pass(s);
    } else {
      readinessFailed(s, "exited");
    }
    stopHooks(s);
    s.code = s.worst(code);
  }

  private void retry(ModelService s) {
    stopProbe(s);
    stopHooks(s);
    s.ready = false;
    s.state = ending ? State.EXITED : State.RESTARTING;
    s.relaunchAt = ending ? 0 : now + 5000;
    s.restartEvent = trace.last;
  }

  private static String ended(ModelService s, int code) {
    String signal =
        code == 137 ? ",\"signal\":\"KILL\"" : code == 143 ? ",\"signal\":\"TERM\"" : "";
    return ",\"service\":%s,\"launch\":%d,\"exit_code\":%d%s"
        .formatted(s.name(), s.launches, code, signal);
  }

  private void relaunch(ModelService s) {
    long delay = s.delay(now);
    int counted = s.counted(now) + 1;
    s.restarts++;
    s.restarted.add(now);
    s.ready = false;
    s.state = State.RESTARTING;
    s.relaunchAt = now + delay;
    int window = s.setting.window();
    trace.emit(
        now,
        "service.restart_scheduled",
        ",\"service\":%s,\"restart\":%d,\"max_restarts\":%d,\"delay_ms\":%d%s"
            .formatted(
                s.name(),
                s.restarts,
                s.setting.maxRestarts(),
                delay,
                window == 0 ? "" : ",\"counted\":%d,\"window_ms\":%d".formatted(counted, window)));
    s.restartEvent = trace.last;
  }

  private void stopAndRestart(ModelService s) {
    s.again = true;
    stop(s);
  }

  private void stop(ModelService s) {
    stopProbe(s);
    stopHooks(s);
    s.state = State.STOPPING;
    s.forced = false;
    s.asked = false;
    long grace = s.setting.grace();
    long left = signalled && budget > 0 ? Math.min(grace, budget) : grace;
    s.killAt = now + left;
    trace.emit(
        now,
        "service.stopping",
        ",\"service\":%s,\"reason\":\"%s\",\"grace_ms\":%d"
            .formatted(s.name(), ending ? "teardown" : "restart", left),
        teardown.isEmpty() ? trace.cause : teardown);
    s.stoppingEvent = trace.last;
    if (!(signalled && schedule.reaches())) {
      askKindly(s);
    }
  }

  private void askKindly(ModelService s) {
    if (s.asked) {
      return;
    }
    s.asked = true;
    if (s.setting.hasPreStop()) {
      runHooks(s, "pre_stop");
    } else {
      ask.add(s.index);
    }
  }

  private void released(ModelService s) {
    if (s.state == State.STOPPING) {
      s.hooks = "";
      ask.add(s.index);
    }
  }

  private void overdue(ModelService s) {
    if (s.state != State.STOPPING) {
      return;
    }
    if (s.forced) {
      trace.did("kill -KILL -- -" + s.process);
      exited(s, 137);
      return;
    }
    stopHooks(s);
    s.forced = true;
    s.killAt = now + killWait();
    trace.did("end " + s.process);
  }

  private long killWait() {
    return signalledAt < 0 || budget == 0
        ? KILL_WAIT
        : Math.clamp(signalledAt + budget + 500 - now, 500, KILL_WAIT);
  }

  /** Whoever is being stopped already has no more time than the scheduler leaves. */
  private void hurry() {
    if (ending && budget > 0) {
      services.stream()
          .filter(s -> s.state == State.STOPPING)
          .forEach(s -> s.killAt = Math.min(s.killAt, now + budget));
    }
  }

  private void runHooks(ModelService s, String kind) {
    s.hooksKind = kind;
    s.hooksDone = 0;
    s.hookSince = now;
    s.hooks = "hooks" + s.index + "." + s.launches;
    trace.did("hooks %s %d".formatted(kind, s.index));
  }

  private void stopHooks(ModelService s) {
    if (!s.hooks.isEmpty()) {
      trace.did("kill -TERM " + s.hooks);
      s.hooks = "";
      emitHook(s, s.hooksKind, s.hooksDone + 1, "interrupted", "" + (now - s.hookSince), "");
    }
  }

  private void hook(ModelService s, String[] words, String said) {
    if (!s.hooks.isEmpty()) {
      s.hooksDone = Integer.parseInt(words[4]);
      s.hookSince = now;
      String result = ",\"result\":\"" + said + "\"";
      emitHook(s, words[3], s.hooksDone, words[5], words[6], result);
    }
  }

  private void emitHook(
      ModelService s, String kind, int number, String outcome, String took, String more) {
    trace.emit(
        now,
        "service.hook_finished",
        ",\"service\":%s,\"launch\":%d,\"hook\":\"%s\",\"number\":%d,\"outcome\":\"%s\",\"elapsed_ms\":%s%s"
            .formatted(s.name(), s.launches, kind, number, outcome, took, more),
        s.startedEvent);
    if (kind.equals("post_start") && !outcome.equals("succeeded")) {
      trace.cause = trace.last;
    }
  }

  private void prepared(ModelService s) {
    if (s.state == State.POST_START) {
      open(s);
    }
  }

  private void unprepared(ModelService s) {
    if (s.state != State.POST_START) {
      return;
    }
    s.hooks = "";
    switch (policy(s)) {
      case END -> end("hook_failed", "failed", 1, s);
      case RESTART -> stopAndRestart(s);
      case IGNORE -> open(s);
      case NONE -> {}
    }
  }

  private void signal(String name) {
    trace.mark(now, "signal.received", ",\"signal\":\"" + name + "\"", "");
    signalEvent = trace.last;
    signalledAt = signalledAt < 0 ? now : signalledAt;
    hurry();
    if (ending && !judged) {
      askForVerdict();
    }
    end("signal", "cancelled", 143, null);
  }

  private void verdict(String[] words, String text) {
    verdictAt = 0;
    switch (words[1]) {
      case "unknown" -> {}
      case "alone" -> {
        if (signalled) {
          services.stream().filter(s -> s.state == State.STOPPING).forEach(this::askKindly);
        }
      }
      default -> {
        if (!judged) {
          judged = true;
          ended(words, text.split(" ", 5)[4]);
        }
      }
    }
  }

  private void ended(String[] words, String said) {
    boolean again = words[2].equals("1");
    boolean tellsAgain = words[1].equals("preempted") || words[1].equals("node_failed");
    trace.emit(
        now,
        "job." + words[1],
        ",%s\"witness\":\"%s\",\"evidence\":\"%s\""
            .formatted(tellsAgain ? "\"requeued\":" + again + "," : "", words[3], said),
        signalEvent.isEmpty() ? teardown : signalEvent);
    outcome = again ? "requeued" : words[1];
    exitCode = 143;
    decidedBy = "";
  }

  private void end(String reason, String how, int code, @Nullable ModelService by) {
    if (ending) {
      return;
    }
    ending = true;
    outcome = how;
    exitCode = code;
    decidedBy = by == null ? "" : ",\"service\":" + by.name();
    trace.mark(
        now, "teardown.started", ",\"reason\":\"%s\"%s".formatted(reason, decidedBy), trace.cause);
    teardown = trace.last;
    signalled = reason.equals("signal");
    askForVerdict();
    services.forEach(this::stopForGood);
  }

  private void askForVerdict() {
    verdictAt = now + (budget > 0 && budget < 3000 ? budget : 3000);
  }

  private void stopForGood(ModelService s) {
    switch (s.state) {
      case PENDING, WAITING -> s.state = State.NOT_STARTED;
      case POST_START, RUNNING, READY, UNHEALTHY -> stop(s);
      case RESTARTING -> {
        s.relaunchAt = 0;
        s.state = State.EXITED;
      }
      case STARTING, STOPPING, EXITED, STOPPED, NOT_STARTED -> {}
    }
  }

  private void finish() {
    finished = true;
    trace.emit(
        now,
        "attempt.finished",
        ",\"outcome\":\"%s\",\"exit_code\":%d%s".formatted(outcome, exitCode, decidedBy),
        teardown);
    trace.did("exit " + exitCode);
  }
}
