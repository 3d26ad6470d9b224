package dev.hpccompose.runtime.internal.check;

import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.ImagePreparers;
import dev.hpccompose.images.registry.Registry;
import dev.hpccompose.images.registry.RegistryAnswer;
import dev.hpccompose.images.registry.RegistryImage;
import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckId;
import dev.hpccompose.runtime.spi.CheckSubject;
import dev.hpccompose.runtime.spi.Finding;
import dev.hpccompose.system.file.Storage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Images that have to be fetched: whether they are handed out, and whether they will fit. */
public final class RegistryChecks {

  private static final Duration STEP = Duration.ofMillis(1200);

  /** As much as a large image takes when nobody says how large they are. */
  private static final long ENOUGH = 10L << 30;

  /** A squashfs file is about as large as the layers as they are sent, and more when prepared. */
  private static final int ROOM = 2;

  private final CheckSubject subject;
  private final FutureTask<Map<String, RegistryAnswer>> answers;

  private RegistryChecks(CheckSubject subject) {
    this.subject = subject;
    answers = new FutureTask<>(this::ask);
  }

  /** Both checks look at the same answers, and the first of them asks. */
  public static List<Check> of(CheckSubject subject) {
    RegistryChecks checks = new RegistryChecks(subject);
    return List.of(
        Check.onRequest(CheckId.REGISTRY_ANSWER, checks::answers),
        Check.onRequest(CheckId.CACHE_SPACE, checks::space));
  }

  private Map<String, RegistryAnswer> ask() {
    List<String> references = subject.images().fetched();
    if (references.isEmpty()) {
      return Map.of();
    }
    RegistryAccess access =
        subject
            .plan()
            .map(Plan::backend)
            .flatMap(backend -> ImagePreparers.named(backend, subject.environment()))
            .map(ImagePreparer::registries)
            .orElse(RegistryAccess.anonymous());
    Registry registry = new Registry(access, subject.environment(), STEP);
    Map<String, Future<RegistryAnswer>> asked = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String reference : references) {
        RegistryImage.parse(reference)
            .ifPresent(image -> asked.put(reference, threads.submit(() -> registry.size(image))));
      }
    }
    Map<String, RegistryAnswer> all = new LinkedHashMap<>();
    asked.forEach((reference, answer) -> all.put(reference, answer.resultNow()));
    return all;
  }

  private Map<String, RegistryAnswer> known() throws IOException {
    answers.run();
    try {
      return answers.get();
    } catch (ExecutionException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  private List<Finding> answers() throws IOException {
    List<Finding> findings = new ArrayList<>();
    known().forEach((reference, answer) -> findings.add(finding(reference, answer)));
    return findings;
  }

  private static Finding finding(String reference, RegistryAnswer answer) {
    return switch (answer) {
      case RegistryAnswer.Known(var digest, var bytes) ->
          new Finding.Passed(
              "the registry has "
                  + reference
                  + " ("
                  + digest.substring(0, 19)
                  + ", "
                  + Storage.text(bytes)
                  + " to fetch)");
      case RegistryAnswer.Refused(int status) -> refused(reference, status);
      case RegistryAnswer.Unclear(var why) ->
          new Finding.Warning(
              "the registry of " + reference + " did not answer clearly: " + why,
              "the image may not be there, or this machine may not be able to reach it",
              "try again, or see docs/how-to/work-without-a-network.md");
    };
  }

  private static Finding refused(String reference, int status) {
    return switch (status) {
      case 401, 403 ->
          new Finding.Blocker(
              "the registry refuses " + reference + " (HTTP " + status + ")",
              "the image does not exist there, or the credentials do not cover it",
              "correct the name, or the credentials that registry.credentials names");
      case 404 ->
          new Finding.Blocker(
              "the registry does not know " + reference + " (HTTP 404)",
              "the image cannot be imported",
              "correct the name or the tag");
      default ->
          new Finding.Warning(
              "the registry answered HTTP " + status + " for " + reference,
              status == 429
                  ? "this address has reached the registry's limit for anonymous pulls"
                  : "the import may fail",
              status == 429 ? "set credentials, or wait" : "try again later");
    };
  }

  private List<Finding> space() throws IOException {
    if (subject.plan().isPresent() && subject.images().mode() == Mode.NOTHING) {
      return List.of();
    }
    List<RegistryAnswer> all = List.copyOf(known().values());
    if (all.isEmpty() && subject.plan().isPresent()) {
      return List.of();
    }
    long bytes = all.stream().mapToLong(RegistryChecks::bytes).sum();
    long wanted = bytes == 0 ? ENOUGH : bytes * ROOM;
    long free = Storage.free(subject.cache().path());
    String found = Storage.text(free) + " are free in the cache directory";
    return List.of(
        free >= wanted
            ? new Finding.Passed(found)
            : new Finding.Warning(
                found + ", and the missing images may take " + Storage.text(wanted),
                "an import may end with 'No space left on device'",
                "remove old images with 'hpc-compose cache prune', or use another cache_dir"));
  }

  private static long bytes(RegistryAnswer answer) {
    return answer instanceof RegistryAnswer.Known(_, long bytes) ? bytes : 0;
  }
}
