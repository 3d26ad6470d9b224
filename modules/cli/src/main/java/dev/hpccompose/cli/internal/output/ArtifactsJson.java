package dev.hpccompose.cli.internal.output;

import dev.hpccompose.events.SubmissionEvent.RunPlanned;
import dev.hpccompose.runtime.artifact.ExportOutcome.Exported;
import dev.hpccompose.runtime.artifact.Exports;
import dev.hpccompose.runtime.run.RunView;
import dev.hpccompose.tracking.ArtifactManifest;
import java.time.Instant;
import java.util.Objects;

/** What was exported, as JSON. */
public final class ArtifactsJson {

  private ArtifactsJson() {}

  /** The document of {@code artifacts}. */
  public static String of(ArtifactManifest manifest, Exports exports) {
    return Json.document(
        json -> {
          origin(json, manifest);
          json.text("directory", exports.directory().toString());
          json.objects(
              "bundles",
              exports.bundles().entrySet(),
              (inner, bundle) -> bundle(inner, bundle.getKey(), bundle.getValue(), exports));
          json.texts("warnings", manifest.warnings());
        });
  }

  private static void bundle(Json json, String name, Exported done, Exports exports) {
    json.text("name", name);
    json.text("directory", done.directory().toString());
    json.text("archive", exports.archive(name));
    json.number("files", done.files());
    json.number("bytes", done.bytes());
    json.texts("left_out", done.warnings());
  }

  /** The document that is kept beside an exported bundle: S-094. */
  public static String provenance(
      RunView view, ArtifactManifest manifest, String bundle, Exports exports, Instant now) {
    Exported done = Objects.requireNonNull(exports.bundles().get(bundle));
    return Json.document(
        json -> {
          json.text("bundle", bundle);
          origin(json, manifest);
          json.text("collected_at", manifest.collectedAt());
          json.text("exported_at", now.toString());
          json.text("job_name", view.job().plan().map(RunPlanned::jobName));
          json.text("spec", view.spec());
          json.text("tool_version", view.job().plan().map(RunPlanned::toolVersion));
          json.text("records", view.run().path().toString());
          json.text("directory", done.directory().toString());
          json.text("archive", exports.archive(bundle));
          json.objects("files", manifest.of(bundle), ArtifactsJson::file);
          json.texts("left_out", done.warnings());
        });
  }

  private static void origin(Json json, ArtifactManifest manifest) {
    json.text("run", manifest.run());
    json.text("job_id", manifest.jobId());
    json.number("attempt", manifest.attempt());
    json.text("outcome", manifest.outcome());
    json.flag("complete", manifest.complete());
  }

  private static void file(Json json, ArtifactManifest.Entry file) {
    json.text("path", file.path());
    json.text("source", file.source());
    if (file.link().isPresent()) {
      json.text("link", file.link());
    } else {
      json.number("size_bytes", file.bytes());
      json.text("sha256", file.sha256());
    }
  }
}
