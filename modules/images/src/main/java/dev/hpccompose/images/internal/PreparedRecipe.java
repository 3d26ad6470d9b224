package dev.hpccompose.images.internal;

import dev.hpccompose.events.SubmissionEvent.ImagePrepared;
import dev.hpccompose.images.ImageManifest;
import dev.hpccompose.images.ImageNews.Phase;
import dev.hpccompose.images.spi.ImageConfig;
import dev.hpccompose.images.spi.ImagePreparer;
import dev.hpccompose.plan.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes an image from another one by the commands of the spec.
 *
 * @param reference the image that it is made from, as the spec names it
 * @param base that image's file
 * @param preparation what is done
 */
record PreparedRecipe(String reference, Path base, Preparation preparation)
    implements ImageBuild.Recipe {

  @Override
  public String kind() {
    return "prepared";
  }

  @Override
  public Optional<Path> source() {
    return Optional.of(base);
  }

  @Override
  public Optional<String> user(BuildContext shop) {
    return ImageCache.find(new CacheSlot(base))
        .flatMap(ImageManifest::config)
        .flatMap(ImageConfig::user);
  }

  @Override
  public ImageBuild.Made make(Phases phases, Path partial)
      throws IOException, InterruptedException, ImageProblem {
    ImagePreparer preparer = phases.shop().preparer();
    String container = phases.container();
    removeLeftOvers(phases, preparer);
    boolean kept = false;
    try {
      Duration create = phases.phase(Phase.CREATE, partial, () -> create(phases, container));
      Duration commands = phases.phase(Phase.COMMANDS, partial, () -> run(phases, container));
      Duration export =
          phases.phase(Phase.EXPORT, partial, () -> export(phases, container, partial));
      return (image, bytes) -> new ImagePrepared(reference, image, bytes, create, commands, export);
    } catch (ImageProblem e) {
      kept = phases.shop().keepFailed();
      throw kept ? withLook(e, preparer.lookingInside(container)) : e;
    } finally {
      if (!kept) {
        phases.quietly(preparer.removing(container));
      }
    }
  }

  private void create(Phases phases, String container)
      throws IOException, InterruptedException, ImageProblem {
    ImagePreparer preparer = phases.shop().preparer();
    phases.repeatedly(
        "unpacking " + reference,
        preparer.creating(base, container),
        () -> phases.quietly(preparer.removing(container)));
  }

  private void run(Phases phases, String container)
      throws IOException, InterruptedException, ImageProblem {
    int number = 0;
    for (String command : preparation.commands()) {
      number++;
      String doing =
          "prepare command "
              + number
              + " of "
              + preparation.commands().size()
              + " for "
              + reference;
      try {
        phases.once(
            doing,
            phases.shop().preparer().running(preparation, command, container, phases.scratch()));
      } catch (IllegalArgumentException e) {
        throw new ImageProblem(String.valueOf(e.getMessage()), "change it in the spec");
      }
    }
  }

  private void export(Phases phases, String container, Path partial)
      throws IOException, InterruptedException, ImageProblem {
    phases.repeatedly(
        "the export of what was made from " + reference,
        phases.shop().preparer().exporting(container, partial),
        () -> phases.shop().files().delete(partial));
  }

  /** Whoever holds the lock is the only one at work: what is unpacked was left by the dead. */
  private static void removeLeftOvers(Phases phases, ImagePreparer preparer)
      throws IOException, InterruptedException {
    for (String name : preparer.containers()) {
      if (name.startsWith(phases.containers())) {
        phases.quietly(preparer.removing(name));
      }
    }
  }

  private static ImageProblem withLook(ImageProblem problem, String how) {
    return new ImageProblem(
        String.valueOf(problem.getMessage()), problem.hint() + "\nlook inside with: " + how);
  }
}
