package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A pattern for files of the job directory, as containers see it: S-170 to S-172. */
final class ArtifactPath {

  static final ValueType<Located<String>> TYPE =
      Text.LINE.then("a path below /hpc-compose/job", ArtifactPath::check);

  private static final String ROOT = "/hpc-compose/job/";
  private static final Path COLLECTED = Path.of("/hpc-compose/job/artifacts");

  private ArtifactPath() {}

  private static Optional<Located<String>> check(Located<String> text, Reading in) {
    Optional<String> flaw = flaw(text.value());
    flaw.ifPresent(
        why ->
            in.findings()
                .add(
                    DiagnosticCode.BAD_ARTIFACT,
                    text.span(),
                    "'" + text.value() + "' cannot be collected: " + why,
                    "write a path such as /hpc-compose/job/checkpoints/*.pt"));
    return flaw.isEmpty() ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> flaw(String text) {
    if (List.of(text.split("/", -1)).contains("..")) {
      return Optional.of("it holds '..'");
    }
    if (!text.startsWith(ROOT) || Path.of(text).normalize().getNameCount() < 3) {
      return Optional.of("it does not lie below /hpc-compose/job");
    }
    return Path.of(text).normalize().startsWith(COLLECTED)
        ? Optional.of("collected files themselves lie there")
        : Optional.empty();
  }
}
