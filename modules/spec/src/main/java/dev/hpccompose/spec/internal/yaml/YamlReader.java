package dev.hpccompose.spec.internal.yaml;

import dev.hpccompose.spec.Diagnostic;
import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML document. */
public final class YamlReader {

  /** How many values a tree may have, each use of an alias counted. */
  public static final long MAX_VALUES = 200_000;

  private YamlReader() {}

  /**
   * Reads a document.
   *
   * @param file the file as the user named it
   * @param text its text, at most some megabytes
   */
  public static YamlDocument read(String file, String text) {
    List<Diagnostic> problems = new ArrayList<>();
    Marks marks = new Marks(file);
    try {
      return document(text, marks, problems);
    } catch (YamlRefusal refusal) {
      problems.add(refusal.diagnostic());
    } catch (MarkedYamlEngineException e) {
      problems.add(SyntaxProblem.of(e, marks));
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
      problems.add(SyntaxProblem.unplaced(e, marks));
    }
    return nothing(problems);
  }

  private static YamlDocument nothing(List<Diagnostic> problems) {
    return new YamlDocument(Optional.empty(), false, problems);
  }

  private static YamlDocument document(String text, Marks marks, List<Diagnostic> problems)
      throws YamlRefusal {
    LoadSettings settings =
        LoadSettings.builder().setLabel(marks.file()).setBufferSize(text.length() + 1).build();
    ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text));
    events.next();
    if (events.checkEvent(Event.ID.StreamEnd)) {
      problems.add(empty(marks));
      return nothing(problems);
    }
    events.next();
    NodeBuilder builder = new NodeBuilder(events, marks, problems);
    YamlNode root = builder.node(0);
    events.next();
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      throw refusal(
          marks.span(events.peekEvent()),
          DiagnosticCode.YAML_FEATURE,
          "the file holds more than one document",
          "keep one spec in a file, without '---' in the middle");
    }
    if (root instanceof YamlNode.Scalar scalar && scalar.isNull()) {
      problems.add(empty(marks));
      return nothing(problems);
    }
    return new YamlDocument(Optional.of(root), builder.marked(), problems);
  }

  private static Diagnostic empty(Marks marks) {
    return new Diagnostic(
        DiagnosticCode.FILE_EMPTY,
        SourceSpan.ofFile(marks.file()),
        "the file holds no spec",
        Optional.of("begin with 'services:'"));
  }

  static YamlRefusal refusal(SourceSpan span, DiagnosticCode code, String message, String hint) {
    return new YamlRefusal(new Diagnostic(code, span, message, Optional.of(hint)));
  }
}
