package dev.hpccompose.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Hides secrets in what is shown. Hidden are the values of variables whose names look secret
 * ({@link #isSecretName}), the same values wherever else they stand, the texts of the spec's {@code
 * secrets}, and passwords in URLs.
 */
public final class Redaction {

  /** A shorter text is found everywhere by chance. */
  private static final int SHORTEST = 5;

  /** In whatever word of a name. */
  private static final List<String> ANYWHERE =
      List.of("PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "CREDENTIAL");

  /** As a whole word of a name, or at its end. */
  private static final List<String> AT_END = List.of("TOKEN", "APIKEY", "ACCESSKEY", "PRIVATEKEY");

  /** As a whole word of a name only. */
  private static final List<String> WORDS = List.of("KEY", "PWD", "PASS", "PW", "AUTH");

  private final boolean hides;
  private final List<String> secrets;

  private Redaction(boolean hides, Collection<String> secrets) {
    this.hides = hides;
    this.secrets = List.copyOf(secrets);
  }

  /** Hides nothing. */
  public static Redaction none() {
    return new Redaction(false, List.of());
  }

  /** Hides what a spec makes secret. */
  public static Redaction of(SpecResult result) {
    Set<String> secrets = new HashSet<>();
    for (VariableUse use : result.variables()) {
      if (isSecretName(use.name())) {
        secrets.add(use.value().reveal().strip());
      }
    }
    result.spec().ifPresent(spec -> collect(spec, secrets));
    secrets.removeIf(text -> text.length() < SHORTEST);
    List<String> longestFirst = new ArrayList<>(secrets);
    longestFirst.sort((one, other) -> Integer.compare(other.length(), one.length()));
    return new Redaction(true, longestFirst);
  }

  private static void collect(ComposeSpec spec, Set<String> secrets) {
    for (FileResource secret : spec.secrets()) {
      if (secret.source() instanceof FileSource.Text(SecretText text)) {
        secrets.add(text.reveal().strip());
      }
    }
    for (ServiceSpec service : spec.services()) {
      collect(service.environment(), secrets);
      service.lifecycle().postStart().forEach(hook -> collect(hook.environment(), secrets));
      service.lifecycle().preStop().forEach(hook -> collect(hook.environment(), secrets));
    }
  }

  private static void collect(List<VariableSpec> variables, Set<String> secrets) {
    for (VariableSpec variable : variables) {
      if (isSecretName(variable.name().value())) {
        secrets.add(variable.value().strip());
      }
    }
  }

  /**
   * Whether the value of a variable with this name is hidden: a word of it is {@code KEY}, {@code
   * PWD}, {@code PW}, {@code PASS} or {@code AUTH}, a word ends in {@code TOKEN}, {@code APIKEY},
   * {@code ACCESSKEY} or {@code PRIVATEKEY}, or the name holds {@code PASSWORD}, {@code PASSWD},
   * {@code PASSPHRASE}, {@code SECRET} or {@code CREDENTIAL}. Words are parted by {@code _}, {@code
   * -} and {@code .}; letters count the same in both cases. A name that ends in {@code _FILE} is
   * that of a file, and {@code PWD} alone is a directory: both are shown.
   */
  public static boolean isSecretName(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.endsWith("_FILE") || upper.equals("PWD") || upper.equals("OLDPWD")) {
      return false;
    }
    if (ANYWHERE.stream().anyMatch(upper::contains)) {
      return true;
    }
    for (String word : List.of(upper.replace('-', '_').replace('.', '_').split("_"))) {
      if (WORDS.contains(word) || AT_END.stream().anyMatch(word::endsWith)) {
        return true;
      }
    }
    return false;
  }

  /** The value of a variable, as it may be shown. */
  public String value(String name, String value) {
    return hides && !value.isEmpty() && isSecretName(name) ? SecretText.MASK : text(value);
  }

  /** Any other text, as it may be shown. */
  public String text(String text) {
    if (!hides) {
      return text;
    }
    String shown = text;
    for (String secret : secrets) {
      shown = shown.replace(secret, SecretText.MASK);
    }
    return withoutUrlPasswords(shown);
  }

  /** Texts, as they may be shown. */
  public List<String> texts(List<String> texts) {
    return texts.stream().map(this::text).toList();
  }

  private static String withoutUrlPasswords(String text) {
    StringBuilder shown = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
      int colon = passwordStart(text, at + 3);
      int end = colon < 0 ? -1 : text.indexOf('@', colon);
      if (end > colon + 1) {
        shown.append(text, done, colon + 1).append(SecretText.MASK);
        done = end;
      }
    }
    return done == 0 ? text : shown.append(text, done, text.length()).toString();
  }

  /** The colon between a user and a password before the next {@code @}, or -1. */
  private static int passwordStart(String text, int from) {
    int colon = -1;
    for (int at = from; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '@') {
        return colon;
      }
      if (letter == '/' || letter == '?' || Character.isWhitespace(letter)) {
        return -1;
      }
      if (letter == ':' && colon < 0) {
        colon = at;
      }
    }
    return -1;
  }
}
