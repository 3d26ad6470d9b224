package dev.hpccompose.images;

import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.internal.BuildContext;
import dev.hpccompose.images.internal.CacheFiles;
import dev.hpccompose.images.internal.CacheSlot;
import dev.hpccompose.images.internal.Fingerprints;
import dev.hpccompose.images.internal.ImageBuilds;
import dev.hpccompose.images.internal.ImageBuilds.Wanted;
import dev.hpccompose.images.internal.ImageCache;
import dev.hpccompose.images.internal.ImageProblem;
import dev.hpccompose.images.registry.ImageUser;
import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.plan.ContentFingerprint;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.plan.Invocation;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.ImageReference.Layout;
import dev.hpccompose.system.lock.Pause;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The images of a plan: made before the job is, and put into the plan in their place. */
public final class Images {

  private final ImageOrder order;
  private final Plan plan;
  private final ImagePreparer preparer;
  private final Map<Path, Optional<ImageManifest>> manifests = new HashMap<>();

  private Images(ImageOrder order, ImagePreparer preparer) {
    this.order = order;
    this.preparer = preparer;
    this.plan = order.plan();
  }

  /** Looks at files, for the names of artifacts. */
  public static ContentFingerprint content() {
    return new Fingerprints();
  }

  /**
   * What is known of an image in a cache; empty when it is not there, or not whole.
   *
   * @param file the file of the image
   */
  public static Optional<ImageManifest> cached(Path file) {
    return ImageCache.find(new CacheSlot(file));
  }

  /**
   * Makes the images of a plan. A plan without images is ready at once.
   *
   * @param order what is wanted
   * @param news told what happens, by several threads
   */
  public static ImageOutcome prepare(ImageOrder order, Consumer<ImageNews> news) {
    boolean none = order.plan().services().stream().allMatch(one -> one.image().isEmpty());
    Optional<ImagePreparer> preparer =
        none ? Optional.empty() : ImagePreparers.named(order.plan().backend(), order.environment());
    return preparer
        .map(found -> new Images(order, found).prepare(news))
        .orElseGet(() -> unprepared(order.plan()));
  }

  private static ImageOutcome unprepared(Plan plan) {
    return plan.services().stream()
        .filter(service -> service.preparation().isPresent())
        .findFirst()
        .<ImageOutcome>map(
            service ->
                new ImageOutcome.NotReady(
                    "service '"
                        + service.name()
                        + "' has prepare commands, which the backend '"
                        + plan.backend()
                        + "' cannot run",
                    "build the image elsewhere, or use another runtime.backend"))
        .orElseGet(() -> new ImageOutcome.Ready(plan, List.of(), List.of()));
  }

  private ImageOutcome prepare(Consumer<ImageNews> news) {
    List<ImageArtifact> artifacts = ImageArtifact.of(plan, order.toolVersion(), content());
    if (order.mode() == Mode.NOTHING) {
      return asTheyAre(artifacts, "");
    }
    Optional<String> unavailable = preparer.unavailable();
    if (unavailable.isPresent()) {
      return asTheyAre(artifacts, unavailable.get());
    }
    BuildContext shop =
        new BuildContext(
            preparer,
            CacheFiles.real(),
            Pause.real(),
            InstantSource.system(),
            order.toolVersion(),
            order.keepFailed(),
            new ImageUser(preparer, order.environment()),
            news);
    try {
      ImageBuilds images = new ImageBuilds(shop, order.mode() == Mode.EVERYTHING);
      List<SubmissionEvent> facts = images.make(wanted(artifacts));
      images.manifests().forEach((file, manifest) -> manifests.put(file, Optional.of(manifest)));
      return new ImageOutcome.Ready(withImages(artifacts), facts, List.of());
    } catch (ImageProblem e) {
      return new ImageOutcome.NotReady(String.valueOf(e.getMessage()), e.hint());
    } catch (IOException e) {
      return resisted(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ImageOutcome.NotReady(
          "it was interrupted", "what is finished is kept: run it again");
    }
  }

  private ImageOutcome.NotReady resisted(IOException problem) {
    String why =
        switch (problem) {
          case FileSystemException refused when refused.getReason() != null ->
              refused.getFile() + ": " + refused.getReason();
          case FileSystemException other -> other.toString();
          case IOException other -> String.valueOf(other.getMessage());
        };
    return new ImageOutcome.NotReady(
        "cannot write to the cache " + plan.cacheDir() + ": " + why, ImageProblem.ROOM);
  }

  private List<Wanted> wanted(List<ImageArtifact> artifacts) {
    List<ServicePlan> services = withImage().toList();
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < artifacts.size(); i++) {
      wanted.add(new Wanted(artifacts.get(i), services.get(i).preparation()));
    }
    return wanted;
  }

  private Stream<ServicePlan> withImage() {
    return plan.services().stream().filter(service -> service.image().isPresent());
  }

  /** Nothing is made: what is there is used, and the backend may fetch the rest by itself. */
  private ImageOutcome asTheyAre(List<ImageArtifact> artifacts, String why) {
    List<String> notes = new ArrayList<>();
    for (ImageArtifact artifact : artifacts) {
      boolean made = artifact.base().isPresent() || artifact.prepared().isPresent();
      if (!made || manifest(artifact.runtime()).isPresent()) {
        continue;
      }
      if (artifact.prepared().isPresent() || Layout.parse(artifact.reference()).isPresent()) {
        return missing(artifact, why);
      }
      notes.add(
          artifact.reference()
              + " is not in the cache"
              + (why.isEmpty() ? "" : " (" + why + ")")
              + ": the job fetches it when it starts");
    }
    return new ImageOutcome.Ready(
        withImages(artifacts), List.of(), notes.stream().distinct().toList());
  }

  private static ImageOutcome.NotReady missing(ImageArtifact artifact, String why) {
    String problem = "the image of service '" + artifact.service() + "' is not prepared yet";
    return why.isEmpty()
        ? new ImageOutcome.NotReady(problem, "leave out --skip-prepare")
        : new ImageOutcome.NotReady(
            problem + ", and " + why, "prepare it where the tool is, with 'hpc-compose prepare'");
  }

  private Plan withImages(List<ImageArtifact> artifacts) {
    Map<String, ImageArtifact> byService = new HashMap<>();
    artifacts.forEach(artifact -> byService.put(artifact.service(), artifact));
    return plan.with(
        plan.services().stream()
            .map(
                service ->
                    Optional.ofNullable(byService.get(service.name()))
                        .map(artifact -> withImage(service, artifact))
                        .orElse(service))
            .toList());
  }

  /** Each is read once. */
  private Optional<ImageManifest> manifest(Path file) {
    return manifests.computeIfAbsent(file, Images::cached);
  }

  private ServicePlan withImage(ServicePlan service, ImageArtifact artifact) {
    Path file = artifact.runtime();
    Optional<ImageManifest> manifest = manifest(file);
    if (manifest.isEmpty()) {
      return service;
    }
    Optional<ImageConfig> config = manifest.get().config();
    Invocation invocation =
        config.map(found -> invocation(service.invocation(), found)).orElse(service.invocation());
    ServicePlan made = service.with(file.toString(), invocation);
    return preparer.startsInWorkingDir()
        ? made
        : config.flatMap(ImageConfig::workingDir).map(made::startingIn).orElse(made);
  }

  /** With the image's own words in it: nobody has to find them out when the job runs. */
  private static Invocation invocation(Invocation invocation, ImageConfig config) {
    return switch (invocation) {
      case Invocation.Command command -> command;
      case Invocation.ImageEntrypoint(var arguments) -> command(config.entrypoint(), arguments);
      case Invocation.ImageDefault image -> {
        boolean silent = config.entrypoint().isEmpty() && config.command().isEmpty();
        yield silent ? image : command(config.entrypoint(), config.command());
      }
    };
  }

  private static Invocation command(List<String> first, List<String> then) {
    return new Invocation.Command(Stream.concat(first.stream(), then.stream()).toList());
  }
}
