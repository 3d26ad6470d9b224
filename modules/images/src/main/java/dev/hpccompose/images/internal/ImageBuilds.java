package dev.hpccompose.images.internal;

import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.images.ImageManifest;
import dev.hpccompose.images.internal.ImageBuild.There;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.system.lock.LockOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** All images of a plan, several at a time, each of them once however many services use it. */
public final class ImageBuilds {

  /** More at once only share the same network and the same disk. */
  private static final int AT_ONCE = 4;

  private final BuildContext shop;
  private final boolean anew;
  private final Map<Path, FutureTask<SubmissionEvent>> bases = new ConcurrentHashMap<>();
  private final Map<Path, ImageManifest> manifests = new ConcurrentHashMap<>();

  /**
   * The work.
   *
   * @param shop what it takes
   * @param anew whether images that are there do not count
   */
  public ImageBuilds(BuildContext shop, boolean anew) {
    this.shop = shop;
    this.anew = anew;
  }

  /**
   * A wanted image.
   *
   * @param artifact where it will lie
   * @param preparation what is done to it
   */
  public record Wanted(ImageArtifact artifact, Optional<Preparation> preparation) {}

  /**
   * Makes what is missing. Every image is tried; the first that failed is reported.
   *
   * @param wanted the images of all services
   * @return what was made and found
   */
  public List<SubmissionEvent> make(List<Wanted> wanted)
      throws IOException, InterruptedException, ImageProblem {
    Map<Path, Wanted> distinct = new LinkedHashMap<>();
    wanted.forEach(one -> distinct.putIfAbsent(one.artifact().runtime(), one));
    try (ExecutorService workers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().factory())) {
      List<Future<List<SubmissionEvent>>> works =
          distinct.values().stream().map(one -> work(one, workers)).toList();
      workers.shutdown();
      // an image that several services use is one fact, and the same object
      Set<SubmissionEvent> known = Collections.newSetFromMap(new IdentityHashMap<>());
      List<SubmissionEvent> facts = new ArrayList<>();
      for (Future<List<SubmissionEvent>> work : works) {
        result(work).stream().filter(known::add).forEach(facts::add);
      }
      return facts;
    }
  }

  /** What is there needs no worker. */
  private Future<List<SubmissionEvent>> work(Wanted wanted, ExecutorService workers) {
    FutureTask<List<SubmissionEvent>> work = new FutureTask<>(() -> chain(wanted));
    if (seemsToBeThere(wanted.artifact())) {
      work.run();
    } else {
      workers.execute(work);
    }
    return work;
  }

  private boolean seemsToBeThere(ImageArtifact artifact) {
    return !anew
        && !artifact.rebuildsAlways()
        && Files.exists(new CacheSlot(artifact.runtime()).manifest());
  }

  private List<SubmissionEvent> chain(Wanted wanted)
      throws IOException, InterruptedException, ImageProblem {
    ImageArtifact artifact = wanted.artifact();
    Optional<Path> prepared = artifact.prepared();
    if (prepared.isEmpty()) {
      return artifact.base().isEmpty() ? List.of() : List.of(base(artifact));
    }
    boolean always = anew || artifact.rebuildsAlways();
    CacheSlot slot = new CacheSlot(prepared.get());
    Optional<There> there = found(slot, artifact.reference(), always);
    if (there.isPresent()) {
      return List.of(noted(slot, there.get()));
    }
    List<SubmissionEvent> facts = new ArrayList<>();
    if (artifact.base().isPresent()) {
      facts.add(base(artifact));
    }
    Path from = artifact.base().orElseGet(() -> Path.of(artifact.reference()));
    PreparedRecipe recipe =
        new PreparedRecipe(artifact.reference(), from, wanted.preparation().orElseThrow());
    facts.add(get(slot, artifact.reference(), recipe, always));
    return facts;
  }

  /** The first to ask makes it, the others wait for it. */
  private SubmissionEvent base(ImageArtifact artifact)
      throws IOException, InterruptedException, ImageProblem {
    Path file = artifact.base().orElseThrow();
    String reference = artifact.reference();
    FutureTask<SubmissionEvent> task =
        bases.computeIfAbsent(
            file,
            _ ->
                new FutureTask<>(
                    () -> get(new CacheSlot(file), reference, new BaseRecipe(reference), anew)));
    task.run();
    return result(task);
  }

  private SubmissionEvent get(
      CacheSlot slot, String reference, ImageBuild.Recipe recipe, boolean always)
      throws IOException, InterruptedException, ImageProblem {
    Optional<There> there = found(slot, reference, always);
    return noted(
        slot,
        there.isPresent()
            ? there.get()
            : new ImageBuild(shop, slot, reference, recipe, LockOwner.current()).get(always));
  }

  private static Optional<There> found(CacheSlot slot, String reference, boolean always) {
    return always ? Optional.empty() : ImageBuild.found(slot, reference, _ -> true);
  }

  private SubmissionEvent noted(CacheSlot slot, There there) {
    manifests.put(slot.image(), there.manifest());
    return there.fact();
  }

  /** What is known of the images that were made and found, by their files. */
  public Map<Path, ImageManifest> manifests() {
    return Map.copyOf(manifests);
  }

  private static <T> T result(Future<T> work)
      throws IOException, InterruptedException, ImageProblem {
    try {
      return work.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case ImageProblem problem -> throw problem;
        case IOException problem -> throw problem;
        case InterruptedException problem -> throw problem;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
