package dev.hpccompose.runtime.artifact;

import dev.hpccompose.runtime.internal.artifact.InnerPath;
import dev.hpccompose.runtime.internal.artifact.VerifiedCopy;
import dev.hpccompose.system.file.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Copies collected artifacts to where the spec wants them. A bundle is staged beside its place and
 * checked byte by byte against what the job collected; only then its files are renamed into their
 * places. An interrupted export is finished by the next one, which copies nothing twice.
 *
 * @param payload the collected files, by bundle
 * @param directory the export directory, absolute
 * @param origin names the attempt that collected them; staged files of others are not taken up
 * @param progress hears the number of bytes that were dealt with, again and again
 */
public record ArtifactExport(Path payload, Path directory, String origin, LongConsumer progress) {

  private static final String DEFAULT = "default";
  private static final String RECORDS = "_hpc-compose";

  /**
   * Exports one bundle: S-089, S-093.
   *
   * @param bundle its name
   * @param files its files
   * @throws IOException when the medium fails; what was staged stays for the next call
   */
  public ExportOutcome export(String bundle, List<ExportFile> files) throws IOException {
    Path staging = staging().resolve(origin).resolve(bundle);
    Path target = target(bundle);
    Bundle places = new Bundle(payload.resolve(bundle), staging, target);
    if (!files.isEmpty() && !Files.isDirectory(places.from, LinkOption.NOFOLLOW_LINKS)) {
      return new ExportOutcome.Refused(List.of("what was collected is gone: " + places.from));
    }
    List<String> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<ExportFile> staged = new ArrayList<>();
    for (ExportFile file : files) {
      if (places.stage(file, problems, warnings)) {
        staged.add(file);
      }
    }
    if (!problems.isEmpty()) {
      return new ExportOutcome.Refused(problems);
    }
    for (ExportFile file : staged) {
      places.publish(file);
    }
    if (Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
      Trees.delete(staging);
    }
    long bytes = staged.stream().mapToLong(ExportFile::bytes).sum();
    return new ExportOutcome.Exported(target, staged.size(), bytes, warnings);
  }

  /**
   * Says where a bundle came from, once it is in its place: S-094.
   *
   * @param bundle its name
   * @param json the document
   */
  public void provenance(String bundle, byte[] json) throws IOException {
    Path file = records().resolve("bundles").resolve(bundle + ".json");
    Files.createDirectories(file.getParent());
    Files.createDirectories(staging());
    Path whole = staging().resolve(origin + "." + ProcessHandle.current().pid() + ".json");
    Files.write(whole, json);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    Trees.deleteEmpty(staging().resolve(origin));
    Trees.deleteEmpty(staging());
  }

  /** What the export directory says about itself. */
  Path records() {
    return directory.resolve(RECORDS);
  }

  /** Where files are on their way. */
  Path staging() {
    return records().resolve("staging");
  }

  private Path target(String bundle) {
    return bundle.equals(DEFAULT) ? directory : directory.resolve("bundles").resolve(bundle);
  }

  /** The three places of a bundle: collected, staged, exported. */
  private final class Bundle {

    private final Path from;
    private final Path staging;
    private final Path to;

    Bundle(Path from, Path staging, Path to) {
      this.from = from;
      this.staging = staging;
      this.to = to;
    }

    /** Whether the file is to be published. */
    boolean stage(ExportFile file, List<String> problems, List<String> warnings)
        throws IOException {
      if (!InnerPath.isInner(file.path()) || file.path().startsWith(RECORDS + "/")) {
        problems.add(file.path() + ": not a path inside its bundle");
        return false;
      }
      if (!InnerPath.isFree(to, file.path())) {
        problems.add(file.path() + ": something else is in its place in " + to);
        return false;
      }
      if (file.link().isPresent()) {
        return stageLink(file, file.link().get(), warnings);
      }
      if (isThere(to.resolve(file.path()), file)) {
        progress.accept(file.bytes());
        return true;
      }
      if (!InnerPath.hasRealParents(from, file.path())) {
        problems.add(file.path() + ": it is not where it was collected");
        return false;
      }
      Path staged = staging.resolve(file.path());
      Files.createDirectories(staged.getParent());
      new VerifiedCopy(file.bytes(), file.sha256(), progress)
          .copy(from.resolve(file.path()), staged)
          .ifPresent(problem -> problems.add(file.path() + ": " + problem));
      return true;
    }

    private boolean stageLink(ExportFile file, String link, List<String> warnings)
        throws IOException {
      if (!InnerPath.staysInside(file.path(), link)) {
        warnings.add(file.path() + ": a link out of its bundle, to " + link);
        return false;
      }
      Path staged = staging.resolve(file.path());
      Files.createDirectories(staged.getParent());
      Files.deleteIfExists(staged);
      Files.createSymbolicLink(staged, Path.of(link));
      return true;
    }

    private boolean isThere(Path target, ExportFile file) throws IOException {
      return InnerPath.hasRealParents(to, file.path())
          && VerifiedCopy.is(target, file.bytes(), file.sha256());
    }

    void publish(ExportFile file) throws IOException {
      Path staged = staging.resolve(file.path());
      if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
        Path target = to.resolve(file.path());
        Files.createDirectories(target.getParent());
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
