import dev.hpccompose.events.EventLog;
import dev.hpccompose.tracking.JobHistory;
import dev.hpccompose.tracking.JobProjection;
import java.nio.file.Path;
import java.util.Arrays;

/** Prints for each log the events per second from the file to the state. Runs inside the image. */
final class ReadLoop {

  private static final int ROUNDS = 5;

  private ReadLoop() {}

  /** The first log is read to warm up. */
  public static void main(String[] logs) {
    measured(Path.of(logs[0]));
    for (String log : Arrays.asList(logs).subList(1, logs.length)) {
      System.out.println(measured(Path.of(log)));
    }
  }

  private static double measured(Path log) {
    long count = EventLog.open(log).events().count();
    double[] seconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      JobHistory state = new JobProjection().fold(EventLog.open(log).events()::iterator);
      seconds[round] = (System.nanoTime() - start) / 1e9;
      if (state.services().size() != 1) {
        throw new AssertionError(state);
      }
    }
    Arrays.sort(seconds);
    return count / seconds[ROUNDS / 2];
  }
}
