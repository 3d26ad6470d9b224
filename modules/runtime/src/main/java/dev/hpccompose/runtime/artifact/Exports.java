package dev.hpccompose.runtime.artifact;

import dev.hpccompose.events.ClientEvent.ArtifactsExported;
import dev.hpccompose.events.ClientEvent.ExportedBundle;
import dev.hpccompose.runtime.artifact.ExportOutcome.Exported;
import dev.hpccompose.runtime.run.Recorder;
import dev.hpccompose.runtime.run.RunDirectory;
import dev.hpccompose.tracking.ArtifactManifest;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bundles that one call exported. */
public final class Exports {

  private final Path directory;
  private final Map<String, Exported> bundles = new LinkedHashMap<>();
  private final Map<String, Path> archives = new HashMap<>();

  /** Nothing yet, for this export directory. */
  public Exports(Path directory) {
    this.directory = directory;
  }

  /** The files of a bundle as the export wants them. */
  public static List<ExportFile> files(ArtifactManifest manifest, String bundle) {
    return manifest.of(bundle).stream()
        .map(file -> new ExportFile(file.path(), file.bytes(), file.sha256(), file.link()))
        .toList();
  }

  /** The size of some bundles. */
  public static long bytes(ArtifactManifest manifest, List<String> bundles) {
    return manifest.files().stream()
        .filter(file -> bundles.contains(file.bundle()))
        .mapToLong(ArtifactManifest.Entry::bytes)
        .sum();
  }

  /** One more bundle is in its place. */
  public void add(String bundle, Exported exported) {
    bundles.put(bundle, exported);
  }

  /** A bundle is in one file, too. */
  public void packed(String bundle, Path archive) {
    archives.put(bundle, archive);
  }

  /** The one file that a bundle is packed into. */
  public Optional<Path> archive(String bundle) {
    return Optional.ofNullable(archives.get(bundle));
  }

  /** The export directory. */
  public Path directory() {
    return directory;
  }

  /** What was exported, by bundle. */
  public Map<String, Exported> bundles() {
    return Collections.unmodifiableMap(bundles);
  }

  /** What was left out. */
  public List<String> warnings() {
    return bundles.values().stream().flatMap(done -> done.warnings().stream()).toList();
  }

  /** Adds the fact to the history of the run, where that can be written. */
  public void record(RunDirectory run, InstantSource clock) {
    List<ExportedBundle> facts =
        bundles.entrySet().stream()
            .map(
                done ->
                    new ExportedBundle(
                        done.getKey(), done.getValue().files(), done.getValue().bytes()))
            .toList();
    try (Recorder recorder = Recorder.of(run, clock)) {
      recorder.record(new ArtifactsExported(directory.toString(), facts), Optional.empty());
    } catch (UncheckedIOException e) {
      // the files are where they should be; who may not write to the records may still have them
    }
  }
}
