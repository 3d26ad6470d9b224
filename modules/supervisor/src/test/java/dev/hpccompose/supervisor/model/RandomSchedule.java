package dev.hpccompose.supervisor.model;

import dev.hpccompose.supervisor.model.Schedule.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Schedules in which mostly happens what may happen, and sometimes what cannot. */
final class RandomSchedule {

  private static final List<String> CODES = List.of("0", "0", "1", "3", "7", "137", "143");

  private static final List<String> VERDICTS =
      List.of(
          "cancelled 0 squeue COMPLETING by scancel",
          "timed_out 0 squeue TimeLimit",
          "preempted 1 squeue PREEMPTED",
          "node_failed 0 sacct n1 is gone",
          "requeued 1 squeue REQUEUED",
          "alone",
          "unknown");

  private static final List<String> CAUSES =
      List.of(
          "out_of_memory cgroup oom_kill 1", "launch_refused srun busy", "node_lost srun lost n1");

  private final Random random;

  RandomSchedule(long seed) {
    random = new Random(seed);
  }

  Schedule next() {
    List<Setting> services = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      services.add(setting(services));
    }
    int main = random.nextInt(3) == 0 ? random.nextInt(count) : -1;
    Schedule empty = new Schedule(main, random.nextBoolean(), services, List.of());
    return empty.with(reports(empty));
  }

  private Setting setting(List<Setting> before) {
    boolean many = random.nextInt(4) == 0;
    int backoff = 1000 * (1 + random.nextInt(3));
    String probe = pick(List.of("none", "none", "sleep", "log", "tcp", "tcp"));
    return new Setting(
        pick(List.of("fail_job", "ignore", "restart_on_failure", "restart_on_failure")),
        many ? 20 : 1 + random.nextInt(3),
        backoff,
        random.nextInt(3) == 0 ? backoff * (1 + random.nextInt(9)) : 0,
        random.nextInt(3) == 0 ? 3000 * (1 + random.nextInt(5)) : 0,
        random.nextInt(4) == 0 ? 3 : 0,
        pick(List.of("00", "00", "00", "10", "01", "21", "02")),
        probe,
        1000 * (1 + random.nextInt(5)),
        probe.equals("tcp") && random.nextBoolean(),
        random.nextBoolean(),
        500 * random.nextInt(6),
        waits(before));
  }

  private String waits(List<Setting> before) {
    List<String> waits = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).policy().equals("ignore") || random.nextInt(2) == 0) {
        continue;
      }
      boolean gated = !before.get(i).probe().equals("none");
      List<String> conditions =
          gated
              ? List.of("started", "healthy", "healthy", "completed")
              : List.of("started", "completed");
      waits.add(i + ":" + pick(conditions));
    }
    return waits.isEmpty() ? "-" : String.join(",", waits);
  }

  private List<Report> reports(Schedule schedule) {
    Model model = new Model(schedule);
    List<Report> reports = new ArrayList<>();
    int count = 5 + random.nextInt(40);
    long last = model.now;
    for (int i = 0; i < count && !model.finished; i++) {
      Report report = new Report(after(model, last), text(model));
      last += report.after();
      reports.add(report);
      model.receive(report);
    }
    return reports;
  }

  /** At once, soon, late, or about when the next deadline is. */
  private int after(Model model, long last) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> 0;
      case 2, 3, 4 -> random.nextInt(300);
      case 5 -> random.nextInt(6000);
      default -> (int) Math.max(0, model.nextWake() - last + random.nextInt(3) - 1);
    };
  }

  private String text(Model model) {
    int dice = random.nextInt(100);
    if (dice < 2) {
      return "signal " + pick(List.of("TERM", "INT"));
    }
    if (dice < 4) {
      return "budget " + 500 * (1 + random.nextInt(8));
    }
    if (model.ending && dice < 20) {
      return "verdict " + pick(VERDICTS);
    }
    ModelService service = model.services.get(random.nextInt(model.services.size()));
    if (dice < 24 && service.isAlive()) {
      return about("cause", service) + " " + pick(CAUSES);
    }
    if (dice < 27) {
      return about("away", service);
    }
    String text = dice < 36 ? anything(service) : likely(service);
    return dice % 20 == 0 ? text.replaceFirst(" \\+0", " -1") : text;
  }

  private String likely(ModelService s) {
    return switch (s.state) {
      case STARTING -> random.nextInt(20) == 0 ? exited(s) : started(s);
      case POST_START -> inHooks(s, "post_start");
      case RUNNING -> probing(s);
      case UNHEALTHY -> s.setting.isProbed() && random.nextBoolean() ? probing(s) : exited(s);
      case READY -> s.setting.liveness() && random.nextBoolean() ? sick(s) : exited(s);
      case STOPPING ->
          s.setting.hasPreStop() && random.nextInt(3) > 0 ? inHooks(s, "pre_stop") : exited(s);
      case PENDING, WAITING, RESTARTING, EXITED, STOPPED, NOT_STARTED -> anything(s);
    };
  }

  private String inHooks(ModelService s, String kind) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> hook(s, kind);
      case 2, 3 -> kind.equals("post_start") ? about("prepared", s) : about("released", s);
      case 4 -> kind.equals("post_start") ? about("unprepared", s) : about("released", s);
      default -> exited(s);
    };
  }

  private String probing(ModelService s) {
    if (!s.setting.isProbed()) {
      return exited(s);
    }
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> about("ready", s);
      case 3 -> unhealthy(s);
      case 4 -> said(s, pick(List.of("result", "failing")));
      default -> exited(s);
    };
  }

  private String anything(ModelService s) {
    return switch (random.nextInt(s.setting.isProbed() ? 8 : 6)) {
      case 0 -> started(s);
      case 1 -> about("prepared", s);
      case 2 -> about("unprepared", s);
      case 3 -> about("released", s);
      case 4 -> hook(s, pick(List.of("post_start", "pre_stop")));
      case 5 -> exited(s);
      case 6 -> about("ready", s);
      default -> unhealthy(s);
    };
  }

  private static String about(String what, ModelService s) {
    return what + " " + s.index + " +0";
  }

  private String started(ModelService s) {
    return about("started", s) + " " + (100 + random.nextInt(900));
  }

  private String exited(ModelService s) {
    return about("exited", s) + " " + pick(CODES);
  }

  private String sick(ModelService s) {
    return random.nextInt(3) == 0 ? said(s, "failing") : unhealthy(s);
  }

  private String said(ModelService s, String word) {
    return about(word, s) + " exit code " + random.nextInt(3) + ": said";
  }

  private String unhealthy(ModelService s) {
    return about("unhealthy", s) + " " + (1 + random.nextInt(3));
  }

  private String hook(ModelService s, String kind) {
    String outcome = pick(List.of("succeeded", "succeeded", "failed", "timed_out"));
    return about("hook", s)
        + " %s %d %s %d exit code 0"
            .formatted(kind, 1 + random.nextInt(2), outcome, random.nextInt(90));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
