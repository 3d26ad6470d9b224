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

  /** A path on the host, of the long form. */
  static final ValueType<Located<Path>> SOURCE =
      Text.LINE.then("a path on the host", VolumeType::longSource);

  /** An absolute path in the container. */
  static final ValueType<Located<String>> TARGET =
      Text.LINE.then("an absolute path in the container", VolumeType::checkTarget);

  /** What Docker knows beside ro and rw, and what changes nothing here. */
  private static final List<String> HARMLESS =
      List.of("z", "Z", "cached", "delegated", "consistent");

  private static final Path RESERVED = Path.of("/hpc-compose");
  private static final String FORM = "write host:container, such as ./data:/data or /scratch:/s:ro";

  private VolumeType() {}

  private static Optional<Located<VolumeSpec>> volume(Located<String> text, Reading in) {
    List<String> parts = List.of(text.value().split(":", -1));
    List<String> modes = parts.size() < 3 ? List.of() : List.of(parts.getLast().split(",", -1));
    // the launcher joins mounts with commas: one in a path would begin another mount
    if (parts.stream().limit(2).anyMatch(part -> part.indexOf(',') >= 0)) {
      return bad(text, in, "its paths cannot hold a comma", "mount a directory above it");
    }
    if (parts.size() < 2 || parts.size() > 3) {
      return bad(text, in, "it is not host:container", FORM);
    }
    Optional<String> unknown = modes.stream().filter(mode -> !isMode(mode)).findFirst();
    if (unknown.isPresent()) {
      return bad(text, in, "its mode '" + unknown.get() + "' is not known", "write ro or rw");
    }
    boolean readOnly = modes.contains("ro");
    return target(parts.get(1), text, in)
        .flatMap(target -> source(parts.getFirst(), text, in).map(s -> make(s, target, readOnly)));
  }

  private static boolean isMode(String mode) {
    return mode.equals("ro") || mode.equals("rw") || HARMLESS.contains(mode);
  }

  private static Optional<Located<Path>> longSource(Located<String> text, Reading in) {
    return separable(text, in) ? HostPath.resolve(text, in) : Optional.empty();
  }

  /** Refuses a target that is not an absolute path, or that is reserved. */
  static Optional<Located<String>> checkTarget(Located<String> text, Reading in) {
    return separable(text, in)
        ? target(text.value(), text, in).map(target -> new Located<>(target, text.span()))
        : Optional.empty();
  }

  private static boolean separable(Located<String> text, Reading in) {
    boolean separator = text.value().indexOf(',') >= 0 || text.value().indexOf(':') >= 0;
    return !separator
        || bad(text, in, "it cannot hold a comma or a colon", "mount a directory above it")
            .isPresent();
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
