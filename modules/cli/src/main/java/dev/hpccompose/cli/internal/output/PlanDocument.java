package dev.hpccompose.cli.internal.output;

import dev.hpccompose.plan.Plan;
import dev.hpccompose.spec.Redaction;

/** The document of {@code plan}. */
public final class PlanDocument {

  private PlanDocument() {}

  /** A plan as JSON, with its secrets hidden. */
  public static String of(Plan plan, Redaction redaction) {
    PlanJson parts = new PlanJson(redaction);
    return Json.document(
        json -> {
          parts.job(json, plan);
          json.objects("services", plan.services(), parts::service);
        });
  }
}
