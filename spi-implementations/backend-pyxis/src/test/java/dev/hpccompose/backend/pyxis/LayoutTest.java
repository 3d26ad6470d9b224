package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.backend.tck.EnrootStandIn;
import dev.hpccompose.backend.tck.TestImage;
import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.events.SubmissionEvent.ImageReused;
import dev.hpccompose.images.ImageOrder;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.ImageOutcome;
import dev.hpccompose.images.Images;
import dev.hpccompose.plan.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of directories, which Enroot does not know. */
class LayoutTest {

  @TempDir private Path directory;
  private EnrootStandIn enroot;
  private TestImage built;

  @BeforeEach
  void build() {
    enroot = EnrootStandIn.in(directory.resolve("enroot"));
    built = TestImage.build(directory.resolve("built"), "--config.entrypoint=/bin/pwd");
  }

  @Test
  @DisplayName("an OCI layout is imported once, and again when another image has its name")
  void importsWhatIsInADirectory() {
    ImageOutcome.Ready first = ready(prepare(built.source(), Mode.MISSING));
    assertThat(first.facts()).singleElement().isInstanceOf(ImageImported.class);
    assertThat(first.plan().services().getFirst().invocation())
        .isEqualTo(new Invocation.Command(List.of("/bin/pwd")));
    assertThat(ready(prepare(built.source(), Mode.MISSING)).facts())
        .singleElement()
        .isInstanceOf(ImageReused.class);
    built.configure("--config.entrypoint=/bin/ls");
    assertThat(ready(prepare(built.source(), Mode.MISSING)).plan().services().getFirst().image())
        .isNotEqualTo(first.plan().services().getFirst().image());
    assertThat(enroot.called("import")).isEqualTo(2);
  }

  @Test
  @DisplayName("a layout without the image, or without one of its layers, is told before Enroot is")
  void whatIsNotThere() throws IOException {
    String other = built.source().replace(":image", ":other");
    assertThat(notReady(prepare(other, Mode.MISSING)).problem())
        .contains(other + " cannot be used: it has no such image (image)");
    Path blobs = directory.resolve("built/layout/blobs/sha256");
    Path layer = largest(blobs);
    Files.delete(layer);
    assertThat(notReady(prepare(built.source(), Mode.MISSING)).problem())
        .contains(layer + " does not exist");
    assertThat(enroot.called("import")).isZero();
  }

  @Test
  @DisplayName("no node fetches a layout by itself: with --skip-prepare it must be there")
  void nodesCannotFetchIt() {
    assertThat(notReady(prepare(built.source(), Mode.NOTHING)).problem())
        .contains("the image of service 'a' is not prepared yet");
  }

  private static Path largest(Path directory) {
    return List.of(directory.toFile().listFiles()).stream()
        .max((a, b) -> Long.compare(a.length(), b.length()))
        .orElseThrow()
        .toPath();
  }

  private ImageOutcome prepare(String image, Mode mode) {
    Map<String, String> environment = new TreeMap<>(enroot.environment());
    environment.remove("ENROOT_ALLOW_HTTP");
    return Images.prepare(
        new ImageOrder(
            ImagePlans.of(
                directory.resolve("cache"),
                List.of(ImagePlans.service("a", image, Optional.empty()))),
            "1.0",
            environment,
            mode,
            false),
        _ -> {});
  }

  private static ImageOutcome.Ready ready(ImageOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImageOutcome.Ready.class);
    return (ImageOutcome.Ready) outcome;
  }

  private static ImageOutcome.NotReady notReady(ImageOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImageOutcome.NotReady.class);
    return (ImageOutcome.NotReady) outcome;
  }
}
