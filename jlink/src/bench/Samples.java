import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Numbers of which the median counts. */
final class Samples {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  double maximum() {
    return Collections.max(values);
  }

  /** Milliseconds: the median, and the worst of all. */
  String millis() {
    return String.format(
        Locale.ROOT, "%.0f ms (worst of %d: %.0f ms)", median(), values.size(), maximum());
  }
}
