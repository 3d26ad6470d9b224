package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.ProbeSpec;
import dev.hpccompose.spec.ReadinessSpec;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.Numbers;
import dev.hpccompose.spec.internal.shape.Shape;
import java.util.Optional;

/** {@code readiness} with {@code type: http}. */
final class HttpTable {

  private static final Field<Located<String>> URL =
      Field.required("url", HttpUrl.TYPE, "URL that is asked with GET; http or https.");

  private static final Field<Optional<Located<Integer>>> STATUS_CODE =
      Field.optional(
          "status_code", Numbers.whole(100, 599), "Status that means ready; 200 when omitted.");

  static final Shape<ReadinessSpec> SHAPE =
      new Fields("")
          .with(URL, STATUS_CODE, ReadinessTables.TIMEOUT)
          .with(PaceFields.ALL)
          .shape(
              values ->
                  new ReadinessSpec(
                      new ProbeSpec.Http(
                          values.get(URL).value(),
                          values.get(STATUS_CODE).map(Located::value).orElse(200)),
                      values.get(ReadinessTables.TIMEOUT),
                      PaceFields.pace(values)));

  private HttpTable() {}
}
