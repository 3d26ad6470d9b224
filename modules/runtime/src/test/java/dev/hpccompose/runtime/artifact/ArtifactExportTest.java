package dev.hpccompose.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exporting what was collected. */
class ArtifactExportTest {

  @TempDir Path directory;
  private Path payload;
  private Path results;
  private ArtifactExport export;

  @BeforeEach
  void places() {
    payload = directory.resolve("artifacts/payload");
    results = directory.resolve("results");
    export = new ArtifactExport(payload, results, "run-0", bytes -> {});
  }

  @Test
  @DisplayName(
      "the default bundle goes to the directory itself, others below bundles (S-089, S-093)")
  void bundlesHaveTheirPlaces() throws IOException {
    assertThat(export.export("default", List.of(collected("default", "out/a.txt", "one"))))
        .isEqualTo(new ExportOutcome.Exported(results, 1, 3, List.of()));
    Path named = results.resolve("bundles/logs");
    assertThat(export.export("logs", List.of(collected("logs", "out/a.txt", "two!"))))
        .isEqualTo(new ExportOutcome.Exported(named, 1, 4, List.of()));
    assertThat(results.resolve("out/a.txt")).hasContent("one");
    assertThat(named.resolve("out/a.txt")).hasContent("two!");
  }

  @Test
  void nothingStaysBehindAndASecondExportChangesNothing() throws IOException {
    List<ExportFile> files = List.of(collected("default", "a", "one"));
    export.export("default", files);
    export.provenance("default", "{}".getBytes(StandardCharsets.UTF_8));
    Object key = Files.getAttribute(results.resolve("a"), "unix:ino");
    export.export("default", files);
    export.provenance("default", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(Files.getAttribute(results.resolve("a"), "unix:ino")).isEqualTo(key);
    assertThat(results.resolve("_hpc-compose").toFile().list()).containsExactly("bundles");
  }

  @Test
  void aFileThatChangedSinceKeepsTheWholeBundleBack() throws IOException {
    ExportFile good = collected("default", "good", "one");
    ExportFile bad = collected("default", "bad", "two");
    Files.writeString(payload.resolve("default/bad"), "TWO");
    assertThat(export.export("default", List.of(good, bad)))
        .isEqualTo(
            new ExportOutcome.Refused(List.of("bad: it has changed since it was collected")));
    assertThat(results.resolve("good")).doesNotExist();
  }

  @Test
  void anInterruptedExportIsFinishedWithoutCopyingAgain() throws IOException {
    ExportFile staged = collected("default", "staged", "one");
    ExportFile published = collected("default", "published", "two");
    ExportFile missing = collected("default", "missing", "three");
    Path staging = Files.createDirectories(results.resolve("_hpc-compose/staging/run-0/default"));
    Files.writeString(staging.resolve("staged"), "one");
    Files.writeString(results.resolve("published"), "two");
    Files.writeString(staging.resolve(".99.part"), "thr");
    Files.delete(payload.resolve("default/staged"));
    Files.delete(payload.resolve("default/published"));
    assertThat(export.export("default", List.of(staged, published, missing)))
        .isInstanceOf(ExportOutcome.Exported.class);
    assertThat(results.resolve("staged")).hasContent("one");
    assertThat(results.resolve("published")).hasContent("two");
    assertThat(results.resolve("missing")).hasContent("three");
    assertThat(staging).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../out", "/etc/passwd", "a/../../b", "a//b", "", ".", "a/./b", "_hpc-compose/x"})
  void aPathOutOfItsBundleIsRefused(String path) throws IOException {
    collected("default", "a", "one");
    assertThat(export.export("default", List.of(new ExportFile(path, 3, "00", Optional.empty()))))
        .isInstanceOf(ExportOutcome.Refused.class);
  }

  @Test
  void aLinkThatLeadsOutIsLeftOutAndOthersAreKept() throws IOException {
    ExportFile file = collected("default", "run/model.bin", "one");
    ExportFile inside = link("run/latest", "model.bin");
    ExportFile outside = link("run/secret", "../../etc/passwd");
    ExportFile absolute = link("run/absolute", "/etc/passwd");
    assertThat(export.export("default", List.of(file, inside, outside, absolute)))
        .isEqualTo(
            new ExportOutcome.Exported(
                results,
                2,
                3,
                List.of(
                    "run/secret: a link out of its bundle, to ../../etc/passwd",
                    "run/absolute: a link out of its bundle, to /etc/passwd")));
    assertThat(Files.readSymbolicLink(results.resolve("run/latest")))
        .isEqualTo(Path.of("model.bin"));
  }

  @Test
  void noLinkIsFollowedOnEitherSide() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    ExportFile file = collected("default", "dir/a", "one");
    Files.createDirectories(results);
    Files.createSymbolicLink(results.resolve("dir"), outside);
    assertThat(export.export("default", List.of(file))).isInstanceOf(ExportOutcome.Refused.class);
    assertThat(outside.toFile().list()).isEmpty();
    Files.delete(results.resolve("dir"));

    Files.move(payload.resolve("default/dir"), outside.resolve("dir"));
    Files.createSymbolicLink(payload.resolve("default/dir"), outside.resolve("dir"));
    assertThat(export.export("default", List.of(file))).isInstanceOf(ExportOutcome.Refused.class);
    assertThat(Files.exists(results.resolve("dir/a"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  private static ExportFile link(String path, String target) {
    return new ExportFile(path, 0, "", Optional.of(target));
  }

  private ExportFile collected(String bundle, String path, String text) throws IOException {
    Path file = payload.resolve(bundle).resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new ExportFile(
          path, text.length(), HexFormat.of().formatHex(digest), Optional.empty());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
