package dev.hpccompose.supervisor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Services, and what happens to them when.
 *
 * @param main the service whose end ends the job, or -1
 * @param reaches whether a signal to the job reaches its services, as Slurm's does
 * @param services the services
 * @param reports what the supervisor is told, in this order
 */
record Schedule(int main, boolean reaches, List<Setting> services, List<Report> reports) {

  /**
   * A report to the supervisor.
   *
   * @param after milliseconds since the one before
   * @param text the report; {@code +0} is the current launch of the service before it, {@code -1}
   *     the one before
   */
  record Report(int after, String text) {

    /** The service that it is about; -1 for the job. */
    int service() {
      String[] words = text.split(" ");
      return words.length > 2 && words[2].matches("[+-][01]") ? Integer.parseInt(words[1]) : -1;
    }
  }

  /** Leaves out what a probe would say that is not there. */
  Schedule {
    List<Setting> settings = List.copyOf(services);
    services = settings;
    reports = reports.stream().filter(report -> isPossible(report, settings)).toList();
  }

  private static boolean isPossible(Report report, List<Setting> services) {
    return !report.text().matches("(ready|unhealthy|result|failing) .*")
        || services.get(report.service()).isProbed();
  }

  /** The reports, and then those that end every job. */
  List<Report> closed() {
    List<Report> all = new ArrayList<>(reports);
    all.add(new Report(100, "signal TERM"));
    for (int i = 0; i < services.size(); i++) {
      all.add(new Report(i == 0 ? 20_000 : 0, "exited " + i + " +0 143"));
    }
    return all;
  }

  Schedule with(List<Report> others) {
    return new Schedule(main, reaches, services, others);
  }

  String text() {
    StringBuilder text = new StringBuilder("job %d %b\n".formatted(main, reaches));
    services.forEach(service -> text.append(service.text()).append('\n'));
    reports.forEach(report -> text.append("%d %s\n".formatted(report.after(), report.text())));
    return text.toString();
  }

  static Schedule parse(String text) {
    List<Setting> services = new ArrayList<>();
    List<Report> reports = new ArrayList<>();
    String[] job = {};
    for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
      String[] words = line.split(" ", 2);
      switch (words[0]) {
        case "job" -> job = line.split(" ");
        case "service" -> services.add(Setting.parse(line));
        default -> reports.add(new Report(Integer.parseInt(words[0]), words[1]));
      }
    }
    return new Schedule(Integer.parseInt(job[1]), Boolean.parseBoolean(job[2]), services, reports);
  }
}
