package dev.hpccompose.supervisor.model;

import dev.hpccompose.supervisor.model.Schedule.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a schedule that fails as small as it can be.
 *
 * @param fails whether a schedule fails still
 */
record Shrinker(Predicate<Schedule> fails) {

  Schedule shrink(Schedule schedule) {
    Schedule smallest = schedule;
    Optional<Schedule> smaller = Optional.of(schedule);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = candidates(smallest).stream().filter(fails).findFirst();
    }
    return smallest;
  }

  /** What is smaller by one thing, the largest things first. */
  private static List<Schedule> candidates(Schedule schedule) {
    List<Schedule> candidates = new ArrayList<>();
    withoutLastService(schedule).ifPresent(candidates::add);
    List<Report> reports = schedule.reports();
    for (int size = reports.size() / 2; size > 0; size /= 2) {
      for (int from = 0; from < reports.size(); from += size) {
        candidates.add(
            schedule.with(without(reports, from, Math.min(from + size, reports.size()))));
      }
    }
    if (schedule.main() >= 0) {
      candidates.add(new Schedule(-1, schedule.reaches(), schedule.services(), reports));
    }
    for (int i = 0; i < schedule.services().size(); i++) {
      plainer(schedule, i, candidates);
    }
    for (int i = 0; i < reports.size(); i++) {
      for (int after : List.of(0, reports.get(i).after() / 1000 * 1000)) {
        if (after < reports.get(i).after()) {
          List<Report> others = new ArrayList<>(reports);
          others.set(i, new Report(after, reports.get(i).text()));
          candidates.add(schedule.with(others));
        }
      }
    }
    return candidates;
  }

  /** The time that they took passes still. */
  private static List<Report> without(List<Report> reports, int from, int to) {
    List<Report> rest = new ArrayList<>(reports.subList(0, from));
    int time = reports.subList(from, to).stream().mapToInt(Report::after).sum();
    for (Report report : reports.subList(to, reports.size())) {
      rest.add(new Report(report.after() + time, report.text()));
      time = 0;
    }
    return rest;
  }

  private static Optional<Schedule> withoutLastService(Schedule schedule) {
    int last = schedule.services().size() - 1;
    return last == 0 || schedule.main() == last
        ? Optional.empty()
        : Optional.of(
            new Schedule(
                schedule.main(),
                schedule.reaches(),
                schedule.services().subList(0, last),
                schedule.reports().stream().filter(report -> report.service() != last).toList()));
  }

  private static void plainer(Schedule schedule, int index, List<Schedule> candidates) {
    String[] words = schedule.services().get(index).text().split(" ");
    String[] plain = Setting.PLAIN.text().split(" ");
    for (int word = 1; word < words.length; word++) {
      if (!words[word].equals(plain[word])) {
        String[] other = words.clone();
        other[word] = plain[word];
        List<Setting> services = new ArrayList<>(schedule.services());
        services.set(index, Setting.parse(String.join(" ", other)));
        candidates.add(
            new Schedule(schedule.main(), schedule.reaches(), services, schedule.reports()));
      }
    }
  }
}
