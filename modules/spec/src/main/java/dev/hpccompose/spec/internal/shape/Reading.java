package dev.hpccompose.spec.internal.shape;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.SecretText;
import dev.hpccompose.spec.SourceSpan;
import dev.hpccompose.spec.VariableUse;
import dev.hpccompose.spec.internal.interpolation.Expansion;
import dev.hpccompose.spec.internal.yaml.YamlNode;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Where a reader stands.
 *
 * @param session what all readers of one file share
 * @param place the mapping that is read, as messages name it; empty at the top level
 * @param subject the key whose value is read
 * @param expected what its value must be, where a reader knows that better than the next one
 */
public record Reading(Session session, String place, Located<String> subject, String expected) {

  /**
   * What all readers of one spec share.
   *
   * @param effective what scalars with references say once these are replaced
   */
  public record Session(
      Findings findings, Map<String, FileScope> scopes, Map<YamlNode, String> effective) {

    private Session(Findings findings, Map<String, FileScope> scopes) {
      this(findings, Map.copyOf(scopes), new IdentityHashMap<>());
    }

    /** What holds for the text of a file; nothing does for text that no file has. */
    FileScope scope(String file) {
      return scopes.getOrDefault(file, FileScope.NOWHERE);
    }
  }

  /** No place at all, for what a spec does not say. */
  static Reading nowhere() {
    return new Reading(
        new Session(new Findings(), Map.of()), "", new Located<>("", SourceSpan.ofFile("")), "");
  }

  /** The beginning of a spec, whose text comes from one file or from several. */
  public static Reading of(Findings findings, String file, Map<String, FileScope> scopes) {
    return new Reading(
        new Session(findings, scopes), "", new Located<>("", SourceSpan.ofFile(file)), "");
  }

  /** What holds for the file in which a text is written. */
  public FileScope scope(SourceSpan span) {
    return session.scope(span.file());
  }

  /** The same place for the value of a key. */
  public Reading at(Located<String> key) {
    return new Reading(session, place, key, "");
  }

  /** The same place for a reader that knows only a part of what the value must be. */
  Reading expecting(String shape) {
    return expected.isEmpty() ? new Reading(session, place, subject, shape) : this;
  }

  /** Inside a mapping that has a name of its own. */
  public Reading inside(String name) {
    String inner = place.isEmpty() ? name : name + " of " + place;
    return new Reading(session, inner, subject, "");
  }

  /** Where the findings go. */
  public Findings findings() {
    return session.findings();
  }

  /** The key that is read and the place that it belongs to. */
  public String what() {
    String key = subject.value().isEmpty() ? "the spec" : "'" + subject.value() + "'";
    return place.isEmpty() ? key : key + " of " + place;
  }

  /** The place, for messages about one of its keys. */
  public String where() {
    return place.isEmpty() ? "at the top level" : "in " + place;
  }

  /** Reports that a node is not what is read here. */
  public void wrongType(YamlNode node, String shape) {
    findings()
        .add(
            DiagnosticCode.WRONG_TYPE,
            node.span(),
            what()
                + " must be "
                + (expected.isEmpty() ? shape : expected)
                + ", not "
                + node.kind());
  }

  /** Replaces the references in a scalar, without reporting. */
  public Expansion expand(YamlNode.Scalar scalar) {
    Expansion expansion = scope(scalar.span()).interpolator().expand(scalar.text());
    replaced(scalar, expansion.text());
    for (Expansion.Use use : expansion.uses()) {
      findings()
          .used(
              new VariableUse(
                  use.name(),
                  part(scalar, use.offset(), use.length()),
                  use.how(),
                  new SecretText(use.value())));
    }
    return expansion;
  }

  /** Notes what a scalar says once its references are replaced, for those who show the spec. */
  public void replaced(YamlNode.Scalar scalar, String text) {
    if (scalar.text().indexOf('$') >= 0) {
      session.effective().put(scalar, text);
    }
  }

  /** What a scalar says once its references are replaced. */
  public String replaced(YamlNode.Scalar scalar) {
    return session.effective().getOrDefault(scalar, scalar.text());
  }

  /** The place of a part of a scalar's text, or the whole scalar where that is not certain. */
  public SourceSpan part(YamlNode.Scalar scalar, int offset, int length) {
    return ScalarParts.span(scope(scalar.span()).text(), scalar, offset, length);
  }
}
