package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The grammar of images: S-208 to S-213. */
final class ImageText {

  private static final List<String> SCHEMES =
      List.of("docker", "dockerd", "podman", "oras", "library");

  private ImageText() {}

  /** What a text is. */
  sealed interface Result {

    /** The image, where it is one. */
    Optional<ImageReference> image();
  }

  /** An image. */
  record Good(ImageReference reference) implements Result {
    @Override
    public Optional<ImageReference> image() {
      return Optional.of(reference);
    }
  }

  /** Something else. */
  record Bad(DiagnosticCode code, String message, String hint) implements Result {
    @Override
    public Optional<ImageReference> image() {
      return Optional.empty();
    }
  }

  static Result parse(String text) {
    if (text.isBlank()) {
      return bad(text, "it is empty");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      return new Bad(
          DiagnosticCode.CONTROL_CHARACTER,
          "an image cannot hold a control character",
          "write it in one line");
    }
    int scheme = text.indexOf("://");
    if (scheme >= 0) {
      return withScheme(text, text.substring(0, scheme), text.substring(scheme + 3));
    }
    if (isLayout(text)) {
      return layout(text);
    }
    return looksLikePath(text) ? path(text) : remote("docker://" + text, text, text);
  }

  private static Result withScheme(String text, String scheme, String rest) {
    if (SCHEMES.contains(scheme)) {
      return remote(text, text, rest);
    }
    return new Bad(
        DiagnosticCode.BAD_IMAGE,
        "the scheme '" + scheme + "://' of the image '" + text + "' is not known",
        "use docker://, dockerd:// or podman://, oras:// or library:// with Apptainer, the path of"
            + " a .sqsh or .sif file, or oci:DIRECTORY");
  }

  /** An image of Docker Hub may be called {@code oci} too: a tag has no slash in it. */
  private static boolean isLayout(String text) {
    return text.startsWith("oci:") && (text.indexOf('/') > 0 || looksLikePath(text.substring(4)));
  }

  private static Result layout(String text) {
    ImageReference.Layout layout = ImageReference.Layout.parse(text).orElseThrow();
    return layout.name().filter(name -> !ImageGrammar.isTag(name)).isEmpty()
        ? new Good(layout)
        : new Bad(
            DiagnosticCode.BAD_IMAGE,
            "the image '"
                + text
                + "' is malformed: what follows the second ':' is not the name of an image",
            "write oci:DIRECTORY or oci:DIRECTORY:NAME; the path can hold no ':'");
  }

  private static boolean looksLikePath(String text) {
    return text.startsWith("/")
        || text.startsWith("./")
        || text.startsWith("../")
        || text.startsWith("~")
        || text.equals(".")
        || text.equals("..")
        || isImageFile(text)
        || text.endsWith("Dockerfile");
  }

  private static boolean isImageFile(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sqsh") || lower.endsWith(".squashfs") || lower.endsWith(".sif");
  }

  private static Result path(String text) {
    if (isImageFile(text)) {
      return new Good(new ImageReference.LocalFile(Path.of(text)));
    }
    return new Bad(
        DiagnosticCode.BUILD_CONTEXT,
        "the image '" + text + "' is a path, but not of a .sqsh, .squashfs or .sif file",
        "images are not built here: build it elsewhere, then name its file or its reference");
  }

  private static Result remote(String uri, String text, String reference) {
    Optional<String> flaw = ImageGrammar.flaw(reference);
    return flaw.isPresent() ? bad(text, flaw.get()) : new Good(new ImageReference.Remote(uri));
  }

  private static Bad bad(String text, String flaw) {
    return new Bad(
        DiagnosticCode.BAD_IMAGE,
        "the image '" + text + "' is malformed: " + flaw,
        "write name:tag, such as python:3.12-slim or registry.example.org/team/app:1.0");
  }
}
