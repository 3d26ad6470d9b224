package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ResumeSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import java.nio.file.Path;
import java.util.Optional;

/** The mapping {@code x-slurm.resume}: S-175 to S-177. */
final class ResumeTable {

  private static final Path RESERVED = Path.of("/hpc-compose");

  private static final Field<Located<Path>> PATH =
      Field.required(
          "path",
          Text.LINE.then("an absolute path", ResumeTable::path),
          "Directory of the host that keeps the state; every service has it at"
              + " /hpc-compose/resume.");

  static final Shape<ResumeSpec> SHAPE =
      new Fields("resume").with(PATH).shape(values -> new ResumeSpec(values.get(PATH)));

  private ResumeTable() {}

  private static Optional<Located<Path>> path(Located<String> text, Reading in) {
    if (!text.value().startsWith("/") && !text.value().startsWith("~")) {
      return bad(text, in, "it is not absolute");
    }
    Optional<Located<Path>> path = HostPath.resolve(text, in);
    return path.isPresent() && path.get().value().startsWith(RESERVED)
        ? bad(text, in, "/hpc-compose exists only in containers")
        : path;
  }

  private static Optional<Located<Path>> bad(Located<String> text, Reading in, String flaw) {
    in.findings()
        .add(
            DiagnosticCode.BAD_PATH,
            text.span(),
            "'" + text.value() + "' cannot be the path of 'resume': " + flaw,
            "name an absolute path on a file system that all nodes share");
    return Optional.empty();
  }
}
