package dev.hpccompose.cli.internal.output;

import dev.hpccompose.plan.Mount;
import dev.hpccompose.plan.Plan;
import dev.hpccompose.plan.Preparation;
import dev.hpccompose.plan.ServicePlan;
import java.util.List;
import java.util.Locale;

/** What {@code inspect} tells programs: the plan, and where things will live. */
public final class InspectJson {

  private InspectJson() {}

  /** The document of {@code inspect}. */
  public static String of(Inspection inspection) {
    Plan plan = inspection.plan();
    PlanJson parts = new PlanJson(inspection.redaction());
    return Json.document(
        json -> {
          parts.job(json, plan);
          json.text("runs", inspection.runs().toString());
          json.texts("order", plan.services().stream().map(ServicePlan::name).toList());
          json.objects(
              "services",
              plan.services(),
              (inner, service) -> {
                parts.service(inner, service);
                inner.objects("image_files", inspection.images(service), InspectJson::imageFile);
                inner.flag(
                    "rebuilds_always",
                    service.preparation().map(Preparation::rebuildsAlways).orElse(false));
                mounts(inner, inspection.mounts(service));
              });
        });
  }

  private static void imageFile(Json json, ImageFile file) {
    json.text("stage", file.stage());
    json.text("path", file.path().toString());
    json.text("outlook", file.outlook().name().toLowerCase(Locale.ROOT));
  }

  private static void mounts(Json json, List<Mount> mounts) {
    json.objects(
        "all_mounts",
        mounts,
        (inner, mount) -> {
          inner.text("source", mount.source().toString());
          inner.text("target", mount.target());
          inner.flag("read_only", mount.readOnly());
        });
  }
}
