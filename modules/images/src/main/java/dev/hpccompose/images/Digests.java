package dev.hpccompose.images;

import dev.hpccompose.images.registry.Registry;
import dev.hpccompose.images.registry.RegistryAnswer;
import dev.hpccompose.images.registry.RegistryImage;
import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.images.spi.RegistryAccess;
import dev.hpccompose.plan.Plan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What tags mean now.
 *
 * @param lock the digests that are known
 * @param problems why others are not, in words, by the reference of the image
 */
public record Digests(DigestLock lock, Map<String, String> problems) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  public Digests {
    problems = Map.copyOf(problems);
  }

  /**
   * Asks the registries, all at once. Nothing is fetched.
   *
   * @param plan its images
   * @param environment of the tools, which says where credentials and proxies are
   */
  public static Digests resolve(Plan plan, Map<String, String> environment) {
    RegistryAccess access =
        ImagePreparers.named(plan.backend(), environment)
            .map(ImagePreparer::registries)
            .orElse(RegistryAccess.anonymous());
    Registry registry = new Registry(access, environment, PATIENCE);
    Map<String, Future<RegistryAnswer>> asked = new LinkedHashMap<>();
    Map<String, String> problems = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String image : DigestLock.open(plan)) {
        RegistryImage.parse(image)
            .ifPresentOrElse(
                named -> asked.put(image, threads.submit(() -> registry.digest(named))),
                () -> problems.put(image, "it is of a daemon of this machine, not of a registry"));
      }
    }
    TreeMap<String, String> digests = new TreeMap<>();
    asked.forEach(
        (image, answer) -> {
          switch (answer.resultNow()) {
            case RegistryAnswer.Known(var digest, _) -> digests.put(image, digest);
            case RegistryAnswer.Refused(int status) ->
                problems.put(image, "the registry answered HTTP " + status);
            case RegistryAnswer.Unclear(var why) -> problems.put(image, why);
          }
        });
    return new Digests(new DigestLock(digests), problems);
  }
}
