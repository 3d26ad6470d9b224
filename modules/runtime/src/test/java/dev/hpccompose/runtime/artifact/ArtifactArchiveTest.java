package dev.hpccompose.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hpccompose.runtime.artifact.ArtifactArchive.Compression;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packing what was exported. */
class ArtifactArchiveTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path directory;
  private final AtomicLong progress = new AtomicLong();

  @Test
  @DisplayName("an archive has names, modes, times, links and every byte of its files (S-092)")
  void whatWasPackedIsWhatWasExported() throws IOException {
    byte[] large = new byte[5_000_000];
    new Random(7).nextBytes(large);
    Path exported = directory.resolve("bundles/models");
    Path bundle = Files.createDirectories(exported.resolve("out"));
    Files.write(bundle.resolve("model.bin"), large);
    Files.setPosixFilePermissions(
        bundle.resolve("model.bin"), PosixFilePermissions.fromString("rwxr-x---"));
    String name = "out/" + "ü".repeat(120) + ".txt";
    Files.writeString(exported.resolve(name), "text");
    List<ExportFile> files =
        List.of(
            file("out/model.bin", large.length),
            file(name, 4),
            link("out/latest", "model.bin"),
            link("out/secret", "/etc/passwd"));
    Path archive = archive(Compression.GZ).pack("models", exported, files);
    assertThat(archive).isEqualTo(directory.resolve("bundles/models.tar.gz"));
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream tar = open(archive)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry);
        if (entry.getName().endsWith(".bin")) {
          assertThat(tar.readAllBytes()).isEqualTo(large);
        }
      }
    }
    assertThat(entries)
        .extracting(TarArchiveEntry::getName)
        .containsExactly("models/out/model.bin", "models/" + name, "models/out/latest");
    assertThat(entries.getFirst().getMode() & 0777).isEqualTo(0750);
    assertThat(entries.getFirst().getLastModifiedTime().toMillis() / 1000)
        .isEqualTo(Files.getLastModifiedTime(bundle.resolve("model.bin")).toMillis() / 1000);
    assertThat(entries.getLast().getLinkName()).isEqualTo("model.bin");
    assertThat(progress).hasValue(large.length + 4);
    assertThat(directory.resolve("_hpc-compose/staging")).doesNotExist();
  }

  @Test
  void aFileThatChangedKeepsTheOlderArchive() throws IOException {
    Path archive = directory.resolve("bundles/default.tar.gz");
    Files.createDirectories(archive.getParent());
    Files.writeString(archive, "older");
    Files.writeString(directory.resolve("a"), "longer than it was");
    assertThatThrownBy(
            () -> archive(Compression.GZ).pack("default", directory, List.of(file("a", 3))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not what was exported");
    assertThat(archive).hasContent("older");
    assertThat(directory.resolve("_hpc-compose/staging")).doesNotExist();
  }

  @Test
  void noArchiveIsWrittenOutOfTheExportDirectoryOrOverSomethingElse() throws IOException {
    ArtifactArchive archive = archive(Compression.GZ);
    assertThatThrownBy(() -> archive.pack("../../x", directory, List.of()))
        .isInstanceOf(IOException.class);
    Files.createDirectories(directory.resolve("elsewhere"));
    Files.createSymbolicLink(directory.resolve("bundles"), directory.resolve("elsewhere"));
    assertThatThrownBy(() -> archive.pack("models", directory, List.of()))
        .hasMessageContaining("something else is in its place");
  }

  @Test
  void whatAProcessThatDiedLeftLongAgoIsRemoved() throws IOException {
    Path staging = Files.createDirectories(directory.resolve("_hpc-compose/staging"));
    Path old = Files.writeString(staging.resolve("x.tar.gz.99.part"), "x");
    Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(0));
    Path young = Files.writeString(staging.resolve("y.tar.gz.98.part"), "y");
    archive(Compression.GZ).pack("default", directory, List.of());
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void zstdPacksTheSameEntries() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("a"), "one");
    Path archive = archive(Compression.ZST).pack("default", directory, List.of(file("a", 3)));
    Process tar = new ProcessBuilder("tar", "-I", "zstd", "-xOf", archive.toString()).start();
    assertThat(new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("one");
    assertThat(tar.waitFor()).isZero();
  }

  @Test
  void aProgramThatFailsLeavesNothingAndIsQuoted() throws IOException {
    Path program = directory.resolve("broken");
    Files.writeString(program, "#!/bin/sh\necho 'no memory left' >&2\nexit 3\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    ArtifactArchive archive =
        new ArtifactArchive(
            directory,
            Compression.ZST,
            Map.of("HPC_COMPOSE_ZSTD_BIN", program.toString()),
            bytes -> {});
    assertThatThrownBy(() -> archive.pack("default", directory, List.of()))
        .hasMessage("zstd failed: no memory left");
    assertThat(directory.resolve("bundles/default.tar.zst")).doesNotExist();
  }

  private ArtifactArchive archive(Compression compression) {
    return new ArtifactArchive(directory, compression, ENVIRONMENT, progress::addAndGet);
  }

  private static TarArchiveInputStream open(Path archive) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(archive));
    return new TarArchiveInputStream(new GZIPInputStream(file));
  }

  private static ExportFile file(String path, long bytes) {
    return new ExportFile(path, bytes, "", Optional.empty());
  }

  private static ExportFile link(String path, String target) {
    return new ExportFile(path, 0, "", Optional.of(target));
  }
}
