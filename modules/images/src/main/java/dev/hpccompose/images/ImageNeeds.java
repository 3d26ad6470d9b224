package dev.hpccompose.images;

import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.internal.CacheSlot;
import dev.hpccompose.images.internal.ImageCache;
import dev.hpccompose.plan.ContentFingerprint;
import dev.hpccompose.plan.ImageArtifact;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.spec.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which images of a job are not there yet. Nothing is looked up before it is asked for.
 *
 * @param plan the job; absent when only the site is looked at
 * @param toolVersion version of hpc-compose, which is part of every key
 * @param mode what will be made
 */
public record ImageNeeds(Optional<Plan> plan, String toolVersion, Mode mode) {

  /** No key has it: the content of mounts is not read only to warn of something. */
  private static final ContentFingerprint UNREAD = path -> "unread";

  /** The images that the job needs and that are not whole in the cache. Costs what a key costs. */
  public List<ImageArtifact> missing() {
    return artifacts(Images.content()).stream().filter(this::isMissing).toList();
  }

  /**
   * References of images that have to come from a registry or a daemon, each once. Quick: one that
   * is not needed after all may be among them.
   */
  public List<String> fetched() {
    return artifacts(UNREAD).stream()
        .filter(this::isMissing)
        .filter(artifact -> artifact.base().filter(base -> isAnew() || !isThere(base)).isPresent())
        .map(ImageArtifact::reference)
        .filter(reference -> ImageReference.Layout.parse(reference).isEmpty())
        .distinct()
        .toList();
  }

  /** All images of the job. */
  public List<ImageArtifact> all() {
    return artifacts(Images.content());
  }

  /** Whether an image of the cache is whole. */
  public boolean isThere(Path image) {
    return ImageCache.find(new CacheSlot(image)).isPresent();
  }

  private boolean isMissing(ImageArtifact artifact) {
    boolean made = artifact.base().isPresent() || artifact.prepared().isPresent();
    return made && (isAnew() || artifact.rebuildsAlways() || !isThere(artifact.runtime()));
  }

  private boolean isAnew() {
    return mode == Mode.EVERYTHING;
  }

  private List<ImageArtifact> artifacts(ContentFingerprint content) {
    return plan.map(job -> ImageArtifact.of(job, toolVersion, content)).orElse(List.of());
  }
}
