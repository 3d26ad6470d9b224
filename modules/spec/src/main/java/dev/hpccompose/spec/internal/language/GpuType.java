package dev.hpccompose.spec.internal.language;

import dev.hpccompose.spec.DiagnosticCode;
import dev.hpccompose.spec.Located;
import dev.hpccompose.spec.internal.shape.Field;
import dev.hpccompose.spec.internal.shape.Fields;
import dev.hpccompose.spec.internal.shape.ListOf;
import dev.hpccompose.spec.internal.shape.Reading;
import dev.hpccompose.spec.internal.shape.Shape;
import dev.hpccompose.spec.internal.shape.Text;
import dev.hpccompose.spec.internal.shape.ValueType;
import dev.hpccompose.spec.internal.shape.Values;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code gpus} and {@code devices} of Compose: the word {@code all}, or a list of requests. */
final class GpuType {

  private static final ValueType<Located<String>> COUNT =
      Text.LINE.then("all, or a number", GpuType::count);

  private static final Field<Optional<Located<String>>> HOW_MANY =
      Field.optional("count", COUNT, "How many GPUs: a number, or all (when omitted).");

  private static final Field<List<Located<String>>> DEVICE_IDS =
      Field.list(
          "device_ids", ListOf.strings(Text.LINE), "Only their number counts: Slurm chooses.");

  private static final Field<List<Located<String>>> CAPABILITIES =
      Field.list("capabilities", ListOf.strings(Text.LINE), "Must hold gpu where it is not empty.");

  private static final Shape<GpuRequest> SHAPE =
      new Fields("device request")
          .with(HOW_MANY, DEVICE_IDS, CAPABILITIES)
          .ignored("driver", "the driver of the node is used")
          .ignored("options", "the driver of the node is used")
          .checked(GpuType::request)
          .withExtensions();

  /** The list of {@code deploy.resources.reservations.devices}. */
  static final ValueType<Located<GpuRequest>> DEVICES =
      Locating.of(
          Lists.filled(new ListOf<>("device requests", SHAPE))
              .then("a list of device requests", (all, in) -> Optional.of(sum(all))));

  /** {@code gpus} of a service. */
  static final ValueType<Located<GpuRequest>> GPUS =
      Forms.<Located<GpuRequest>>of("all, or a list of device requests")
          .scalar(COUNT.map(text -> text.map(GpuType::of)))
          .list(DEVICES);

  private GpuType() {}

  private static GpuRequest of(String text) {
    return text.equals("all") || text.equals("-1")
        ? GpuRequest.all("all")
        : new GpuRequest(text, OptionalInt.of(Integer.parseInt(text)));
  }

  private static GpuRequest sum(List<GpuRequest> requests) {
    if (requests.stream().anyMatch(request -> request.count().isEmpty())) {
      return GpuRequest.all("all");
    }
    int count = requests.stream().mapToInt(request -> request.count().orElse(0)).sum();
    return new GpuRequest(Integer.toString(count), OptionalInt.of(count));
  }

  private static Optional<GpuRequest> request(Values values) {
    List<Located<String>> capabilities = values.get(CAPABILITIES);
    boolean gpu =
        capabilities.isEmpty()
            || capabilities.stream().anyMatch(c -> List.of("gpu", "nvidia").contains(c.value()));
    if (!gpu) {
      values.report(
          CAPABILITIES.key(),
          DiagnosticCode.UNSUPPORTED_VALUE,
          "devices other than GPUs are not supported",
          "ask for them with 'x-slurm.gres', such as name:count");
      return Optional.empty();
    }
    int ids = values.get(DEVICE_IDS).size();
    return Optional.of(
        values
            .get(HOW_MANY)
            .map(text -> of(text.value()))
            .orElseGet(
                () ->
                    ids == 0
                        ? GpuRequest.all("all")
                        : new GpuRequest(Integer.toString(ids), OptionalInt.of(ids))));
  }

  private static Optional<Located<String>> count(Located<String> text, Reading in) {
    if (text.value().equals("all") || text.value().matches("-1|[0-9]{1,5}")) {
      return Optional.of(text);
    }
    in.findings()
        .add(
            DiagnosticCode.WRONG_TYPE,
            text.span(),
            in.what() + " must be all, or a number, not '" + text.value() + "'");
    return Optional.empty();
  }
}
