package dev.hpccompose.spec.internal.language;

import java.util.List;
import java.util.Optional;

/**
 * References to images of a registry: {@code [[user@]host[:port](/|#)]path[:tag][@digest]}. The
 * {@code #} is Enroot's way to part the host from the path.
 */
final class ImageGrammar {

  private ImageGrammar() {}

  /** Why a text is not a reference. */
  static Optional<String> flaw(String text) {
    Optional<Integer> foreign = text.codePoints().filter(c -> !isLegal(c)).boxed().findFirst();
    if (foreign.isPresent()) {
      return Optional.of("'" + Character.toString(foreign.get()) + "' cannot stand in it");
    }
    int hash = text.indexOf('#');
    String path = text.substring(hash + 1);
    if (hash == 0) {
      return Optional.of("there is no registry before '#'");
    }
    int at = path.indexOf('@');
    String named = at < 0 ? path : path.substring(0, at);
    if (at >= 0 && !isDigest(path.substring(at + 1))) {
      return Optional.of("what follows '@' is not a digest");
    }
    return nameFlaw(named);
  }

  private static Optional<String> nameFlaw(String named) {
    int slash = named.lastIndexOf('/');
    int colon = named.indexOf(':', slash + 1);
    String name = colon < 0 ? named : named.substring(0, colon);
    if (colon >= 0 && !isTag(named.substring(colon + 1))) {
      return Optional.of("what follows ':' is not a tag");
    }
    if (List.of(name.split("/", -1)).contains("")) {
      return Optional.of("a part of its name is empty");
    }
    return name.substring(slash + 1).chars().anyMatch(Character::isUpperCase)
        ? Optional.of("its name must be in lower case")
        : Optional.empty();
  }

  static boolean isTag(String tag) {
    return !tag.isEmpty()
        && tag.length() <= 128
        && ".-".indexOf(tag.charAt(0)) < 0
        && tag.indexOf(':') < 0
        && tag.indexOf('/') < 0;
  }

  private static boolean isDigest(String digest) {
    int colon = digest.indexOf(':');
    return colon > 0 && digest.length() - colon > 32 && digest.indexOf('/') < 0;
  }

  private static boolean isLegal(int c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || "._-/:@#+".indexOf(c) >= 0;
  }
}
