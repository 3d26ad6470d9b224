package dev.hpccompose.cli.internal.command;

import dev.hpccompose.cli.internal.console.CliException;
import dev.hpccompose.cli.internal.console.CliFailure;
import dev.hpccompose.cli.internal.console.Console;
import dev.hpccompose.cli.internal.console.ExitCode;
import dev.hpccompose.cli.internal.output.ArtifactsJson;
import dev.hpccompose.cli.internal.output.ArtifactsText;
import dev.hpccompose.cli.internal.output.CopyProgress;
import dev.hpccompose.cli.internal.words.StateText;
import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.artifact.ArtifactArchive;
import dev.hpccompose.runtime.artifact.ArtifactArchive.Compression;
import dev.hpccompose.runtime.artifact.ArtifactExport;
import dev.hpccompose.runtime.artifact.ExportFile;
import dev.hpccompose.runtime.artifact.ExportOutcome;
import dev.hpccompose.runtime.artifact.ExportTurn;
import dev.hpccompose.runtime.artifact.Exports;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.runtime.status.Scheduling;
import dev.hpccompose.runtime.status.StatusReader;
import dev.hpccompose.system.process.Tool;
import dev.hpccompose.tracking.ArtifactManifest;
import dev.hpccompose.tracking.JobStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code artifacts}: S-089 to S-094. */
final class ArtifactsCommand implements CliCommand {

  /** How archives are packed. */
  enum Packing {
    /** Readable everywhere. */
    gz(Compression.GZ),
    /** Needs a program. */
    zst(Compression.ZST);

    private final Compression compression;

    Packing(Compression compression) {
      this.compression = compression;
    }
  }

  private final Console console;
  private final InstantSource clock = InstantSource.system();
  private final JobOption job = new JobOption();
  private final ListOption<String> bundles =
      ListOption.of(String.class, "NAME", 3, "Only this bundle; may be repeated.", "--bundle");
  private final Option<Path> to =
      Option.of(Path.class, "DIR", 4, "Copy there (default: 'export_dir' of the spec).", "--to");
  private final Option<Packing> tarball =
      Option.of(
          Packing.class,
          OptionSpec.builder("--tarball")
              .arity("0..1")
              .fallbackValue("gz")
              .paramLabel("gz|zst")
              .order(5)
              .description(
                  "Also pack each bundle into DIR/bundles/<bundle>.tar.gz, or .tar.zst with the"
                      + " program zstd."));
  private final FormatOption format = new FormatOption();

  ArtifactsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void declare(CommandSpec spec) {
    job.declare(spec);
    Argument.declare(spec, bundles, to, tarball);
    format.declare(spec);
  }

  @Override
  public Integer call() throws IOException {
    RunView view = RunView.read(job.run(console));
    Scheduling scheduling = Scheduling.anew(console.environment());
    JobStatus status = new StatusReader(scheduling, clock).of(view).status();
    ArtifactManifest manifest = manifest(view, status);
    List<String> wanted = wanted(manifest);
    Path directory = directory(view, status);
    Exports exports = export(view, manifest, wanted, directory);
    exports.record(view.run(), clock);
    console
        .out()
        .print(
            format.isJson()
                ? ArtifactsJson.of(manifest, exports)
                : ArtifactsText.of(console, exports));
    manifest.warnings().forEach(text -> console.err().println("warning: " + text));
    exports.warnings().forEach(text -> console.err().println("warning: left out " + text));
    return ExitCode.SUCCESS;
  }

  private Exports export(
      RunView view, ArtifactManifest manifest, List<String> wanted, Path directory)
      throws IOException {
    Path payload = view.run().artifacts().resolve("payload");
    String origin = manifest.run() + "-" + manifest.attempt();
    Exports exports = new Exports(directory);
    Optional<Packing> packing = tarball.given();
    long bytes = Exports.bytes(manifest, wanted) * (packing.isPresent() ? 2 : 1);
    try (CopyProgress progress = new CopyProgress(console, bytes)) {
      Optional<ArtifactArchive> archive = packing.map(how -> archive(how, directory, progress));
      ArtifactExport export = new ArtifactExport(payload, directory, origin, progress);
      try (ExportTurn _ = ExportTurn.await(export, this::waits)) {
        for (String bundle : wanted) {
          List<ExportFile> files = Exports.files(manifest, bundle);
          switch (export.export(bundle, files)) {
            case ExportOutcome.Exported done -> {
              exports.add(bundle, done);
              if (archive.isPresent()) {
                exports.packed(bundle, archive.get().pack(bundle, done.directory(), files));
              }
              String json =
                  ArtifactsJson.provenance(view, manifest, bundle, exports, clock.instant());
              export.provenance(bundle, json.getBytes(StandardCharsets.UTF_8));
            }
            case ExportOutcome.Refused(var problems) -> throw refused(bundle, problems);
          }
        }
      }
    }
    return exports;
  }

  private void waits(String who) {
    console.err().println("waiting for " + who + ", which exports to the same directory");
  }

  private ArtifactArchive archive(Packing packing, Path directory, LongConsumer progress) {
    ArtifactArchive archive =
        new ArtifactArchive(directory, packing.compression, console.environment(), progress);
    if (archive.missing().isPresent()) {
      String program = archive.missing().get();
      throw CliFailure.environment(
          "the program '" + program + "' is not on the PATH",
          "name it with " + Tool.variable(program) + ", or use --tarball, which needs no program");
    }
    return archive;
  }

  private ArtifactManifest manifest(RunView view, JobStatus status) throws IOException {
    if (!status.state().isOver()) {
      throw CliFailure.usage(
          view.title()
              + " is "
              + StateText.of(status.state())
              + ": artifacts are collected at its end",
          "follow it with '" + job.command("logs --follow") + "'");
    }
    try {
      Path file = view.run().artifacts().resolve("manifest.json");
      return ArtifactManifest.parse(Files.readAllBytes(file))
          .orElseThrow(() -> damaged(file + " is not a manifest"));
    } catch (NoSuchFileException e) {
      throw CliFailure.usage(
          view.title() + " collected no artifacts",
          "'x-slurm.artifacts' of the spec says what is collected, and after which outcome");
    }
  }

  private List<String> wanted(ArtifactManifest manifest) {
    List<String> named = bundles.given().stream().distinct().toList();
    for (String name : named) {
      if (!manifest.bundles().contains(name)) {
        throw CliFailure.usage(
            "there is no bundle '" + name + "' in this run",
            Spelling.hint(
                name,
                manifest.bundles(),
                "its bundles are " + String.join(", ", manifest.bundles())));
      }
    }
    return named.isEmpty() ? manifest.bundles() : named;
  }

  private Path directory(RunView view, JobStatus status) {
    if (to.given().isPresent()) {
      return console.directory().resolve(to.given().get()).normalize();
    }
    String planned =
        view.job()
            .plan()
            .flatMap(RunPlanned::exportDir)
            .orElseThrow(
                () ->
                    CliFailure.usage(
                        "the history of " + view.title() + " names no export directory",
                        "say where to copy with --to DIR"));
    String jobId = status.jobId().orElseGet(() -> view.run().runId());
    return job.now(console, view, planned.replace("${SLURM_JOB_ID}", jobId));
  }

  private CliException refused(String bundle, List<String> problems) {
    return damaged(
        "nothing of bundle '"
            + bundle
            + "' was exported: "
            + String.join("; ", problems.subList(0, Math.min(5, problems.size())))
            + (problems.size() > 5 ? "; and " + (problems.size() - 5) + " more" : ""));
  }

  private static CliException damaged(String message) {
    return new CliException(new CliFailure.Medium(message, Optional.empty()));
  }
}
