package dev.hpccompose.supervisor;

import dev.hpccompose.supervisor.DataTable.Variable;
import dev.hpccompose.supervisor.SupervisorScript.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A job in parts that a test replaces: what a renderer makes of a plan.
 *
 * @param services its services
 * @param setup lines of the site
 * @param values what differs from the usual, in the words of the data table
 * @param lists the same for lists
 */
public record JobDraft(
    List<Draft> services,
    List<String> setup,
    Map<String, String> values,
    Map<String, List<String>> lists) {

  public static JobDraft of(Draft... services) {
    return of(List.of(services));
  }

  public static JobDraft of(List<Draft> services) {
    return new JobDraft(services, List.of(), Map.of(), Map.of());
  }

  /** Says something else in one variable of the data table. */
  public JobDraft with(String variable, Object value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(variable, value.toString());
    return new JobDraft(services, setup, more, lists);
  }

  private JobDraft add(String variable, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(lists);
    List<String> all = new ArrayList<>(more.getOrDefault(variable, List.of()));
    all.add(value);
    more.put(variable, all);
    return new JobDraft(services, setup, values, more);
  }

  JobDraft setup(String... lines) {
    return new JobDraft(services, List.of(lines), values, lists);
  }

  JobDraft samples(Duration interval, String... collectors) {
    JobDraft draft = with("HC_METRICS_INTERVAL", interval.toMillis());
    for (String collector : collectors) {
      draft = draft.add("HC_COLLECTORS", collector);
    }
    return draft;
  }

  JobDraft collects(String when) {
    return with("HC_COLLECT", when);
  }

  JobDraft bundle(String name, String... patterns) {
    JobDraft draft = this;
    for (String pattern : patterns) {
      draft = draft.add("HC_BUNDLE", name).add("HC_PATTERN", "/hpc-compose/job/" + pattern);
    }
    return draft;
  }

  JobDraft resumes(Path directory) {
    return with("HC_RESUME", directory).with("HC_SEEN_RESUME", directory);
  }

  JobDraft cache(Path directory) {
    return with("HC_RENDEZVOUS", directory.resolve("rendezvous"));
  }

  JobDraft needs(String endpoint, Duration timeout) {
    return add("HC_ENDPOINT", endpoint).add("HC_ENDPOINT_TIMEOUT", "" + timeout.toMillis());
  }

  JobDraft main(String service) {
    return with("HC_MAIN", index(service));
  }

  private int index(String service) {
    return services.stream().map(Draft::name).toList().indexOf(service);
  }

  /**
   * The whole script.
   *
   * @param dialect the functions of a scheduler
   */
  public String text(String dialect) {
    return new SupervisorScript(
            List.of(),
            "1",
            job(),
            perService(),
            IntStream.range(0, services.size())
                .mapToObj(i -> services.get(i).functions(i))
                .toList(),
            new Part("plain", dialect),
            new Part("none", ""),
            setup)
        .text();
  }

  private String job() {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.put("HC_COUNT", "" + services.size());
    StringBuilder text = new StringBuilder();
    for (Variable variable : DataTable.get().values()) {
      String value = all.getOrDefault(variable.name(), variable.usual());
      text.append(variable.name()).append('=').append(Bash.quoted(value)).append('\n');
    }
    for (Variable variable : DataTable.get().lists()) {
      array(text, variable.name(), lists.getOrDefault(variable.name(), List.of()));
    }
    return text.toString();
  }

  private String perService() {
    StringBuilder text = new StringBuilder();
    for (Variable variable : DataTable.get().services()) {
      array(
          text,
          variable.name(),
          services.stream().map(service -> value(service, variable)).toList());
    }
    return text.toString();
  }

  private String value(Draft service, Variable variable) {
    return switch (variable.name()) {
      case "HC_NAME" -> service.name();
      case "HC_TOKEN" -> service.token();
      case "HC_JSON" -> "\"" + service.name() + "\"";
      case "HC_DEPENDENCIES" ->
          service.waits().stream()
              .map(edge -> index(edge.getKey()) + ":" + edge.getValue())
              .collect(Collectors.joining(" "));
      default -> service.data().getOrDefault(variable.name(), variable.usual());
    };
  }

  private static void array(StringBuilder text, String name, List<String> values) {
    text.append(name)
        .append(values.stream().map(Bash::quoted).collect(Collectors.joining(" ", "=(", ")\n")));
  }
}
