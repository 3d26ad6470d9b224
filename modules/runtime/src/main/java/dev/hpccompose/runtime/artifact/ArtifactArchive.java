package dev.hpccompose.runtime.artifact;

import dev.hpccompose.runtime.internal.artifact.ArchivePart;
import dev.hpccompose.runtime.internal.artifact.InnerPath;
import dev.hpccompose.runtime.internal.artifact.ParallelGzip;
import dev.hpccompose.runtime.internal.artifact.TarWriter;
import dev.hpccompose.runtime.internal.artifact.ZstdProgram;
import dev.hpccompose.system.process.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Packs an exported bundle into one file: S-092. It is written beside its place and renamed when it
 * is whole; an older one stays until then.
 *
 * @param directory the export directory, absolute
 * @param compression how it is made small
 * @param environment the environment in which programs are looked for
 * @param progress hears the number of bytes that were packed, again and again
 */
public record ArtifactArchive(
    Path directory,
    Compression compression,
    Map<String, String> environment,
    LongConsumer progress) {

  /** Login nodes belong to everybody. */
  private static final int PROCESSORS = Math.min(4, Runtime.getRuntime().availableProcessors());

  /** Copies the environment. */
  public ArtifactArchive {
    environment = Map.copyOf(environment);
  }

  /** How an archive is made small. */
  public enum Compression {
    /** Every system can read it. */
    GZ,
    /** Faster and smaller; needs the program {@code zstd}. */
    ZST;

    /** The end of the name of such an archive. */
    public String suffix() {
      return switch (this) {
        case GZ -> ".tar.gz";
        case ZST -> ".tar.zst";
      };
    }
  }

  /** The program that this machine lacks; empty when it can pack. */
  public Optional<String> missing() {
    boolean ready = compression == Compression.GZ || zstd().isPresent();
    return ready ? Optional.empty() : Optional.of(ZstdProgram.NAME);
  }

  /** Where the archive of a bundle belongs. */
  public Path place(String bundle) {
    return directory.resolve(name(bundle));
  }

  /**
   * Packs one bundle.
   *
   * @param bundle its name
   * @param from where its files were exported to
   * @param files its files; a link that leads out of the bundle is left out
   * @return the archive
   * @throws IOException when the medium fails, a file is not what was exported, or the program that
   *     packs fails; what was in the place of the archive is there still
   */
  public Path pack(String bundle, Path from, List<ExportFile> files) throws IOException {
    Path place = place(bundle);
    if (!InnerPath.isInner(name(bundle)) || !InnerPath.isFree(directory, name(bundle))) {
      throw new FileAlreadyExistsException(
          place.toString(), null, "something else is in its place");
    }
    try (ArchivePart part = ArchivePart.in(directory.resolve("_hpc-compose/staging"), place)) {
      try (OutputStream packed = packer(part.file());
          TarWriter tar = new TarWriter(packed, progress)) {
        for (ExportFile file : files) {
          add(tar, bundle + "/" + file.path(), from.resolve(file.path()), file);
        }
      }
      Files.createDirectories(place.getParent());
      part.moveTo(place);
    }
    return place;
  }

  private static void add(TarWriter tar, String name, Path path, ExportFile file)
      throws IOException {
    if (file.link().isEmpty()) {
      tar.file(name, path, file.bytes());
    } else if (InnerPath.staysInside(file.path(), file.link().get())) {
      tar.link(name, file.link().get());
    }
  }

  private OutputStream packer(Path file) throws IOException {
    return switch (compression) {
      case GZ -> new ParallelGzip(Files.newOutputStream(file), PROCESSORS);
      case ZST -> new ZstdProgram(zstd().orElseThrow(), file, PROCESSORS);
    };
  }

  private Optional<Path> zstd() {
    return Tool.find(ZstdProgram.NAME, environment);
  }

  private String name(String bundle) {
    return "bundles/" + bundle + compression.suffix();
  }
}
