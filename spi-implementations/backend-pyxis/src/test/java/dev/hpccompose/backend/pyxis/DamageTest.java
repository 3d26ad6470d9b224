package dev.hpccompose.backend.pyxis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hpccompose.backend.tck.EnrootStandIn;
import dev.hpccompose.backend.tck.LoopbackRegistry;
import dev.hpccompose.backend.tck.TestImage;
import dev.hpccompose.events.SubmissionEvent;
import dev.hpccompose.events.SubmissionEvent.ImageImported;
import dev.hpccompose.images.ImageOrder;
import dev.hpccompose.images.ImageOrder.Mode;
import dev.hpccompose.images.ImageOutcome;
import dev.hpccompose.images.Images;
import dev.hpccompose.plan.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, layers that are cut off, manifests that cannot be read. */
class DamageTest {

  @TempDir private static Path shared;
  private static LoopbackRegistry registry;
  private static String tiny;

  @TempDir private Path directory;
  private EnrootStandIn enroot;
  private Path cache = Path.of("");

  @BeforeAll
  static void fillTheRegistry() {
    registry = LoopbackRegistry.in(shared.resolve("registry"));
    tiny =
        registry.push(
            TestImage.build(shared.resolve("tiny"), "--config.cmd=/bin/true"), "library/tiny:1");
  }

  @AfterAll
  static void stopTheRegistry() {
    registry.close();
  }

  @BeforeEach
  void installEnroot() throws IOException {
    enroot = EnrootStandIn.in(directory.resolve("enroot"));
    cache = Files.createDirectory(directory.resolve("cache"));
  }

  @Test
  @DisplayName("a cache that fills up while an image is written is named, and nothing half counts")
  void fillsUp() throws IOException {
    try (SmallDisk disk = SmallDisk.at(cache, "200k")) {
      ImageOutcome.NotReady failed = notReady(prepare(Optional.empty()));
      assertThat(failed.problem()).contains("the import of " + tiny, "No space left on device");
      assertThat(failed.hint()).startsWith("a disk is full, that of the cache " + cache);
      assertThat(images()).isEmpty();
      disk.resize("64m");
      assertThat(ready(prepare(Optional.empty())))
          .singleElement()
          .isInstanceOf(ImageImported.class);
      assertThat(images()).hasSize(1);
    }
  }

  @Test
  @DisplayName("a cache without any space is named before anything is fetched")
  void full() throws IOException {
    try (SmallDisk disk = SmallDisk.at(cache, "64k")) {
      fill(cache.resolve("others"));
      ImageOutcome.NotReady failed = notReady(prepare(Optional.empty()));
      assertThat(failed.problem())
          .startsWith("cannot write to the cache " + cache + ": ")
          .contains("No space left on device")
          .doesNotContain("Exception");
      assertThat(enroot.called("import")).isZero();
      disk.resize("64m");
      assertThat(ready(prepare(Optional.empty()))).hasSize(1);
    }
  }

  @Test
  @DisplayName("a cache that fills up while a prepared image is packed keeps the base image whole")
  void fillsUpLater() throws IOException {
    Preparation large =
        new Preparation(
            List.of("/bin/busybox dd if=/dev/urandom of=/large bs=65536 count=64"),
            List.of(),
            Map.of(),
            true,
            false);
    try (SmallDisk disk = SmallDisk.at(cache, "3m")) {
      ImageOutcome.NotReady failed = notReady(prepare(Optional.of(large)));
      assertThat(failed.problem()).contains("the export of what was made");
      assertThat(failed.hint()).startsWith("a disk is full").contains("cache prune");
      assertThat(images()).as("the base image").hasSize(1);
      assertThat(enroot.containers()).isEmpty();
      disk.resize("64m");
      assertThat(ready(prepare(Optional.of(large)))).hasSize(2);
      assertThat(enroot.called("import")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("a layer that the registry cuts off is no image, and the next import succeeds")
  void truncatedLayer() throws IOException {
    Runnable mend = registry.truncate();
    try {
      assertThat(notReady(prepare(Optional.empty())).problem()).contains("the import of " + tiny);
      assertThat(images()).isEmpty();
      assertThat(directory.resolve("enroot/temp")).isEmptyDirectory();
    } finally {
      mend.run();
    }
    assertThat(ready(prepare(Optional.empty()))).singleElement().isInstanceOf(ImageImported.class);
  }

  @Test
  @DisplayName("a manifest that cannot be read does not count, and the image is made anew")
  void unreadableManifest() throws IOException {
    prepare(Optional.empty());
    Path image = images().getFirst();
    Path manifest = Path.of(image.toString().replace(".sqsh", ".json"));
    byte[] bytes = Files.readAllBytes(manifest);
    Files.delete(manifest);
    Files.createSymbolicLink(manifest, manifest.getFileName());
    assertThat(Images.cached(image)).isEmpty();
    assertThat(ready(prepare(Optional.empty()))).singleElement().isInstanceOf(ImageImported.class);
    assertThat(Images.cached(image)).isPresent();
    assertThat(manifest).isRegularFile();
    assertThat(Files.size(manifest)).isEqualTo(bytes.length);
  }

  private static void fill(Path file) {
    try {
      Files.write(file, new byte[1 << 20]);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private List<Path> images() throws IOException {
    try (var files = Files.walk(cache)) {
      return files.filter(file -> file.toString().endsWith(".sqsh")).toList();
    }
  }

  private ImageOutcome prepare(Optional<Preparation> preparation) {
    return Images.prepare(
        new ImageOrder(
            ImagePlans.of(cache, List.of(ImagePlans.service("a", tiny, preparation))),
            "1",
            enroot.environment(),
            Mode.MISSING,
            false),
        _ -> {});
  }

  private static ImageOutcome.NotReady notReady(ImageOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImageOutcome.NotReady.class);
    return (ImageOutcome.NotReady) outcome;
  }

  private static List<SubmissionEvent> ready(ImageOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImageOutcome.Ready.class);
    return ((ImageOutcome.Ready) outcome).facts();
  }
}
