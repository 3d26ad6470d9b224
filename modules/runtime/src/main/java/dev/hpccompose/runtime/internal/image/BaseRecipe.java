package dev.hpccompose.runtime.internal.image;

import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.runtime.ImageNews.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes a file from an image of a registry.
 *
 * @param reference the image with its scheme
 */
record BaseRecipe(String reference) implements OneImage.Recipe {

  @Override
  public String kind() {
    return "base";
  }

  @Override
  public OneImage.Made make(Phases phases, Path partial)
      throws IOException, InterruptedException, ImageProblem {
    AtomicInteger attempts = new AtomicInteger();
    Workshop shop = phases.shop();
    Duration took =
        phases.phase(
            Phase.IMPORT,
            partial,
            () ->
                attempts.set(
                    phases.repeatedly(
                        "the import of " + reference,
                        shop.preparer().importing(reference, partial),
                        () -> shop.files().delete(partial))));
    return (image, bytes) ->
        new ImageImported(reference, image, bytes, took.toMillis(), attempts.get());
  }
}
