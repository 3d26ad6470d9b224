package dev.hpccompose.images.internal;

import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.images.ImageNews.Phase;
import dev.hpccompose.images.registry.LayoutServer;
import dev.hpccompose.spec.ImageReference.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes a file from an image of a registry.
 *
 * @param reference the image with its scheme
 */
record BaseRecipe(String reference) implements ImageBuild.Recipe {

  @Override
  public String kind() {
    return "base";
  }

  @Override
  public Optional<String> user(BuildContext shop) {
    return shop.user().apply(reference);
  }

  @Override
  public ImageBuild.Made make(Phases phases, Path partial)
      throws IOException, InterruptedException, ImageProblem {
    AtomicInteger attempts = new AtomicInteger();
    Duration took = phases.phase(Phase.IMPORT, partial, () -> attempts.set(fetch(phases, partial)));
    return (image, bytes) -> new ImageImported(reference, image, bytes, took, attempts.get());
  }

  private int fetch(Phases phases, Path partial)
      throws IOException, InterruptedException, ImageProblem {
    Optional<Layout> layout = Layout.parse(reference);
    if (layout.isEmpty()) {
      return fetch(phases, reference, partial);
    }
    try (LayoutServer server = served(layout.get())) {
      return fetch(phases, server.reference(), partial);
    }
  }

  private int fetch(Phases phases, String from, Path partial)
      throws IOException, InterruptedException, ImageProblem {
    BuildContext shop = phases.shop();
    return phases.repeatedly(
        "the import of " + reference,
        shop.preparer().importing(from, partial),
        () -> shop.files().delete(partial));
  }

  private LayoutServer served(Layout layout) throws ImageProblem {
    try {
      return LayoutServer.of(layout);
    } catch (IOException e) {
      throw new ImageProblem(
          "the image " + reference + " cannot be used: " + e.getMessage(),
          "make it with 'skopeo copy docker://... " + reference + "'");
    }
  }
}
