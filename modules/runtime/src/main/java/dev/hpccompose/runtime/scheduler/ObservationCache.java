package dev.hpccompose.runtime.scheduler;

import dev.hpccompose.runtime.internal.scheduler.AnswerFile;
import dev.hpccompose.runtime.internal.scheduler.QueryLease;
import dev.hpccompose.runtime.internal.scheduler.StoredAnswer;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.Observation;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.system.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler said, shared by all processes of one user, so that many of them ask it no more
 * often than one. Only for commands that read: who acts asks anew.
 *
 * <p>An answer is used for five seconds, give or take a fifth; that a job is over, for thirty. A
 * scheduler that stays silent is asked half as often each time, once a minute at least. While one
 * process asks, others wait for its answer. Files that cannot be written mean that everybody asks.
 */
public final class ObservationCache {

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration FRESH_END = Duration.ofSeconds(30);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
  private static final double JITTER = 0.2;

  private final @Nullable Path directory;
  private final InstantSource clock;

  /**
   * The answers in this directory.
   *
   * @param directory where they are kept; nothing is shared when empty
   * @param clock the time
   */
  public ObservationCache(Optional<Path> directory, InstantSource clock) {
    this.directory = directory.orElse(null);
    this.clock = clock;
  }

  /**
   * The answers of this user: below {@code $XDG_RUNTIME_DIR}, else below {@code $XDG_CACHE_HOME} or
   * {@code ~/.cache}, as the XDG Base Directory Specification has it.
   *
   * @param environment of this process
   * @param clock the time
   */
  public static ObservationCache of(Map<String, String> environment, InstantSource clock) {
    Optional<Path> base =
        path(environment, "XDG_RUNTIME_DIR")
            .or(() -> path(environment, "XDG_CACHE_HOME"))
            .or(() -> path(environment, "HOME").map(home -> home.resolve(".cache")));
    return new ObservationCache(base.map(found -> found.resolve("hpc-compose/scheduler")), clock);
  }

  private static Optional<Path> path(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> value.startsWith("/"))
        .map(Path::of);
  }

  /**
   * One answer for each job, in their order, like {@link SchedulerWitness#observe}.
   *
   * @param client the scheduler of all of these jobs
   * @param jobs the jobs
   */
  public List<Observation> observe(SchedulerClient client, List<JobRef> jobs) {
    if (directory == null || jobs.isEmpty()) {
      return SchedulerWitness.observe(client, jobs);
    }
    Path place = directory.resolve(client.name());
    try {
      PrivateFiles.createOwnDirectories(place);
      Map<String, StoredAnswer> fresh = fresh(place, jobs);
      if (fresh.size() < jobs.size()) {
        fresh = asked(place, client, jobs);
      }
      return inOrder(fresh, jobs);
    } catch (IOException e) {
      return SchedulerWitness.observe(client, jobs);
    }
  }

  private Map<String, StoredAnswer> asked(Path place, SchedulerClient client, List<JobRef> jobs)
      throws IOException {
    try (QueryLease _ = QueryLease.await(place)) {
      // the one before may have asked what is wanted here
      Map<String, StoredAnswer> known = fresh(place, jobs);
      List<JobRef> open = jobs.stream().filter(job -> !known.containsKey(job.runId())).toList();
      List<Observation> said = open.isEmpty() ? List.of() : SchedulerWitness.observe(client, open);
      for (int i = 0; i < open.size(); i++) {
        AnswerFile file = AnswerFile.of(place, open.get(i));
        StoredAnswer answer = StoredAnswer.after(file.read(), said.get(i), clock.instant());
        file.write(answer);
        known.put(open.get(i).runId(), answer);
      }
      AnswerFile.removeOld(place, clock.instant());
      return known;
    }
  }

  private Map<String, StoredAnswer> fresh(Path place, List<JobRef> jobs) throws IOException {
    Instant now = clock.instant();
    Map<String, StoredAnswer> fresh = new HashMap<>();
    for (JobRef job : jobs) {
      AnswerFile.of(place, job)
          .read()
          .filter(answer -> answer.isAbout(job) && isFresh(answer, now))
          .ifPresent(answer -> fresh.put(job.runId(), answer));
    }
    return fresh;
  }

  private static boolean isFresh(StoredAnswer answer, Instant now) {
    double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
    Duration age = Duration.between(answer.at(), now);
    return !age.isNegative() && age.toMillis() < usable(answer).toMillis() * factor;
  }

  private static Duration usable(StoredAnswer answer) {
    return switch (answer.said().state()) {
      case PENDING, RUNNING, COMPLETING -> FRESH;
      case SUCCEEDED, CANCELLED, TIMED_OUT, PREEMPTED, NODE_FAILED, FAILED -> FRESH_END;
      case UNKNOWN -> {
        Duration doubled = FRESH.multipliedBy(1L << Math.min(answer.silences() - 1, 8));
        yield doubled.compareTo(LONGEST_SILENCE) < 0 ? doubled : LONGEST_SILENCE;
      }
    };
  }

  private static List<Observation> inOrder(Map<String, StoredAnswer> answers, List<JobRef> jobs) {
    return jobs.stream()
        .map(job -> Objects.requireNonNull(answers.get(job.runId())).said())
        .toList();
  }
}
