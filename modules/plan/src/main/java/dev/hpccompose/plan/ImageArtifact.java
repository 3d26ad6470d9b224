package dev.hpccompose.plan;

import dev.hpccompose.plan.internal.ArtifactKey;
import dev.hpccompose.spec.Backend;
import dev.hpccompose.spec.ImageFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the images of a service lie once they are made.
 *
 * @param service name of the service
 * @param reference the image as the plan has it
 * @param base the imported base image; absent for a local file, which is used in place
 * @param prepared the image that is prepared from it; absent where nothing is prepared
 * @param rebuildsAlways whether it is prepared anew for every run
 */
public record ImageArtifact(
    String service,
    String reference,
    Optional<Path> base,
    Optional<Path> prepared,
    boolean rebuildsAlways) {

  /**
   * The artifacts of all services that have an image, in the order of the plan. Costs a digest for
   * each.
   *
   * @param plan the plan
   * @param toolVersion version of the tool, which is part of every key
   * @param content asked for local images that are prepared, and for mounts that are hashed
   */
  public static List<ImageArtifact> of(Plan plan, String toolVersion, ContentFingerprint content) {
    ArtifactKey.Maker keys = new ArtifactKey.Maker(format(plan), toolVersion, content);
    return plan.services().stream()
        .flatMap(service -> service.image().map(image -> of(plan, service, image, keys)).stream())
        .toList();
  }

  private static ImageArtifact of(
      Plan plan, ServicePlan service, String image, ArtifactKey.Maker keys) {
    boolean local = image.startsWith("/");
    return new ImageArtifact(
        service.name(),
        image,
        local ? Optional.empty() : Optional.of(file(plan, keys.format(), "base", keys.base(image))),
        service
            .preparation()
            .map(made -> file(plan, keys.format(), "prepared", keys.prepared(image, made))),
        service.preparation().filter(Preparation::rebuildsAlways).isPresent());
  }

  private static ImageFormat format(Plan plan) {
    return Backend.named(plan.backend()).map(Backend::imageFormat).orElse(ImageFormat.SQUASHFS);
  }

  private static Path file(Plan plan, ImageFormat format, String directory, String key) {
    return plan.cacheDir().resolve(directory).resolve(key + format.suffix());
  }

  /** The file that the job runs: the last one that is made, or the local file itself. */
  public Path runtime() {
    return prepared.or(() -> base).orElseGet(() -> Path.of(reference));
  }
}
