package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.VolumeSpec;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A bind mount {@code host:container[:ro|rw]}. */
final class VolumeType {

  static final ValueType<Located<VolumeSpec>> TYPE =
      Text.LINE.then("host:container, with :ro or :rw after it", VolumeType::volume);

  private static final Path RESERVED = Path.of("/hpc-compose");
  private static final String FORM = "write host:container, such as ./data:/data or /scratch:/s:ro";

  private VolumeType() {}

  private static Optional<Located<VolumeSpec>> volume(Located<String> text, Reading in) {
    List<String> parts = List.of(text.value().split(":", -1));
    // the launcher joins mounts with commas: one in a path would begin another mount
    if (text.value().indexOf(',') >= 0) {
      return bad(text, in, "its paths cannot hold a comma", "mount a directory above it");
    }
    if (parts.size() < 2 || parts.size() > 3) {
      return bad(text, in, "it is not host:container", FORM);
    }
    if (parts.size() == 3 && !parts.get(2).equals("ro") && !parts.get(2).equals("rw")) {
      return bad(text, in, "its mode '" + parts.get(2) + "' is not known", "write ro or rw");
    }
    boolean readOnly = parts.size() == 3 && parts.get(2).equals("ro");
    return target(parts.get(1), text, in)
        .flatMap(target -> source(parts.getFirst(), text, in).map(s -> make(s, target, readOnly)));
  }

  private static Located<VolumeSpec> make(Located<Path> source, String target, boolean readOnly) {
    return source.map(path -> new VolumeSpec(path, target, readOnly));
  }

  private static Optional<Located<Path>> source(String source, Located<String> text, Reading in) {
    if (source.isBlank()) {
      return bad(text, in, "its path on the host is empty", FORM);
    }
    boolean path = source.contains("/") || source.startsWith(".") || source.startsWith("~");
    if (!path) {
      return bad(
          text,
          in,
          "named volumes do not exist here",
          "write './" + source + "' for a directory beside the spec");
    }
    return HostPath.resolve(new Located<>(source, text.span()), in);
  }

  private static Optional<String> target(String target, Located<String> text, Reading in) {
    if (!target.startsWith("/")) {
      return bad(text, in, "its path in the container is not absolute", FORM);
    }
    Path path = Path.of(target).normalize();
    if (path.getNameCount() == 0) {
      return bad(text, in, "it would replace the root of the container", FORM);
    }
    if (path.startsWith(RESERVED)) {
      in.findings()
          .add(
              DiagnosticCode.RESERVED_TARGET,
              text.span(),
              "the target '" + target + "' is reserved: " + RESERVED + " belongs to hpc-compose",
              "the job's directory is mounted at /hpc-compose/job without being asked for");
      return Optional.empty();
    }
    return Optional.of(path.toString());
  }

  private static <T> Optional<T> bad(Located<String> text, Reading in, String flaw, String hint) {
    in.findings()
        .add(
            DiagnosticCode.BAD_VOLUME,
            text.span(),
            "the volume '" + text.value() + "' is malformed: " + flaw,
            hint);
    return Optional.empty();
  }
}
