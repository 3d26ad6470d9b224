package dev.hpccompose.runtime.internal.probe;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.render.RunIdentity;
import dev.hpccompose.render.spi.SchedulerDialect;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.runtime.spi.JobRef;
import dev.hpccompose.runtime.spi.SchedulerClient;
import dev.hpccompose.runtime.spi.SubmitReply;
import dev.hpccompose.runtime.spi.SubmitRequest;
import dev.hpccompose.system.file.PrivateFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One probe, from its directories to its last file. */
public final class ProbeRun {

  private static final int TRIES = 5;

  private final Plan plan;
  private final SchedulerDialect dialect;
  private final SchedulerClient client;
  private final String token;
  private final List<ProbePlace> places = new ArrayList<>();
  private @Nullable JobRef job;

  /**
   * A probe that has not begun.
   *
   * @param token names the job and the directories
   */
  public ProbeRun(Plan plan, SchedulerDialect dialect, SchedulerClient client, String token) {
    this.plan = plan;
    this.dialect = dialect;
    this.client = client;
    this.token = token;
  }

  /**
   * What is found.
   *
   * @param where directories that both sides should see
   * @param patience how long to wait for the job to start
   */
  public List<Finding> findings(List<Path> where, Duration patience) {
    try {
      SubmitReply answer = client.submit(request(where));
      return switch (answer) {
        case SubmitReply.Accepted(JobRef taken, _) -> talk(taken, patience);
        case SubmitReply.Refused(_, var words) -> List.of(refused(words));
        case SubmitReply.Unknown(var words) -> {
          remember(client.find(token));
          yield List.of(unclear("sbatch did not answer clearly: " + words.strip()));
        }
      };
    } catch (IOException e) {
      return List.of(unclear("the probe could not be made: " + PrivateFiles.reason(e)));
    }
  }

  private SubmitRequest request(List<Path> where) throws IOException {
    for (Path place : where) {
      ProbePlace made = ProbePlace.in(place, token);
      synchronized (this) {
        places.add(made);
      }
      made.open();
    }
    ProbePlace first = places.getFirst();
    RunIdentity identity = new RunIdentity(token, first.directory());
    String text = ProbeScript.of(plan, dialect, identity, places);
    Path script = first.directory().resolve("script.sbatch");
    PrivateFiles.write(script, text.getBytes(StandardCharsets.UTF_8));
    return new SubmitRequest(token, script, first.place(), first.directory());
  }

  private List<Finding> talk(JobRef taken, Duration patience) throws IOException {
    remember(Optional.of(taken));
    try {
      List<Finding> findings = new ProbeProtocol(client, taken, places).findings(patience);
      remember(Optional.empty());
      return findings;
    } catch (ProbeProtocol.SilentException e) {
      return e.findings();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was interrupted");
    }
  }

  private synchronized void remember(Optional<JobRef> taken) {
    job = taken.orElse(null);
  }

  private static Finding refused(String words) {
    return new Finding.Blocker(
        "the scheduler refused the probe job: " + words.strip(),
        "it would refuse the job for the same reason",
        "correct x-slurm, or ask the site");
  }

  private static Finding unclear(String found) {
    return new Finding.Warning(
        found, "nothing is known about the files of compute nodes", "try again later");
  }

  /** Ends the job if it has not ended by itself, and removes all files. May be called again. */
  public synchronized void abandon() {
    if (job != null) {
      client.cancel(job);
      job = null;
    }
    places.forEach(ProbeRun::remove);
    places.clear();
  }

  /** A job that is just being cancelled may still write. */
  private static void remove(ProbePlace place) {
    for (int i = 0; i < TRIES; i++) {
      try {
        place.close();
        return;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
  }
}
