package dev.hpccompose.tracking;

import dev.hpccompose.tracking.internal.ManifestReader;
import java.util.List;
import java.util.Optional;

/**
 * What a job collected: {@code artifacts/manifest.json}, written by its supervisor.
 *
 * @param run the run
 * @param jobId its job
 * @param attempt the attempt that collected
 * @param outcome how the attempt ended, such as {@code succeeded}
 * @param collectedAt when, ISO 8601 in UTC
 * @param complete whether everything could be looked at
 * @param bundles names of the bundles, also of empty ones
 * @param files the files and links of all bundles
 * @param warnings what could not be collected, and why
 */
public record ArtifactManifest(
    String run,
    String jobId,
    int attempt,
    String outcome,
    String collectedAt,
    boolean complete,
    List<String> bundles,
    List<Entry> files,
    List<String> warnings) {

  /** Copies the lists. */
  public ArtifactManifest {
    bundles = List.copyOf(bundles);
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
  }

  /**
   * A file or a link of a bundle.
   *
   * @param bundle its bundle; a file in two bundles is in the list twice
   * @param path its name below {@code payload/<bundle>}
   * @param source the pattern of the spec that matched it
   * @param bytes its size; 0 for a link
   * @param sha256 the digest of its bytes, in lower-case hexadecimal; empty for a link
   * @param link where a link points
   */
  public record Entry(
      String bundle,
      String path,
      String source,
      long bytes,
      String sha256,
      Optional<String> link) {}

  /**
   * Reads a manifest. Fields that are not known are passed over.
   *
   * @param json the bytes of the file
   * @return empty when they are no manifest
   */
  public static Optional<ArtifactManifest> parse(byte[] json) {
    return ManifestReader.read(json);
  }

  /** The files and links of one bundle. */
  public List<Entry> of(String bundle) {
    return files.stream().filter(file -> file.bundle().equals(bundle)).toList();
  }
}
