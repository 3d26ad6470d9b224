package dev.hpccompose.cli.internal.output;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.ServicePlan;
import dev.hpccompose.spec.EffectiveSpec;
import dev.hpccompose.spec.EffectiveSpec.Node;
import dev.hpccompose.spec.Redaction;
import dev.hpccompose.spec.VariableUse;
import java.util.List;

/** A spec after merging and replacing, for programs. */
public final class ConfigJson {

  private final ConfigValues values;
  private final Redaction redaction;

  private ConfigJson(Redaction redaction) {
    this.values = new ConfigValues(redaction);
    this.redaction = redaction;
  }

  /** The document of {@code config}. */
  public static String of(
      EffectiveSpec spec, Plan plan, List<VariableUse> uses, Redaction redaction) {
    ConfigJson document = new ConfigJson(redaction);
    return Json.document(
        json -> {
          json.object("spec", inner -> document.mapping(inner, spec.root(), List.of()));
          json.texts("services", plan.services().stream().map(ServicePlan::name).toList());
          json.text("cache_dir", plan.cacheDir().toString());
          json.object("cache_origin", inner -> CacheJson.origin(inner, plan.cache()));
          json.objects("variables", uses, document::variable);
        });
  }

  private void variable(Json json, VariableUse use) {
    json.text("name", use.name());
    json.text("origin", use.how().word());
    json.text("value", redaction.value(use.name(), use.value().reveal()));
    json.text("file", use.span().file());
    json.number("line", use.span().line());
    json.number("column", use.span().column());
  }

  private void mapping(Json json, Node.Mapping mapping, List<String> path) {
    for (EffectiveSpec.Entry entry : mapping.entries()) {
      value(json, entry.key(), entry.value(), ConfigValues.below(path, entry.key()));
    }
  }

  private void value(Json json, String name, Node node, List<String> path) {
    switch (node) {
      case Node.Mapping mapping -> json.object(name, inner -> mapping(inner, mapping, path));
      case Node.Sequence(var items) ->
          json.list(name, items, (inner, item) -> item(inner, item, path));
      case Node.Scalar scalar -> json.text(name, text(scalar, path));
    }
  }

  private void item(Json json, Node node, List<String> path) {
    switch (node) {
      case Node.Mapping mapping -> json.object(inner -> mapping(inner, mapping, path));
      case Node.Sequence(var items) -> json.list(items, (inner, item) -> item(inner, item, path));
      case Node.Scalar scalar -> json.text(text(scalar, path));
    }
  }

  private String text(Node.Scalar scalar, List<String> path) {
    return values.shown(scalar, path).text();
  }
}
