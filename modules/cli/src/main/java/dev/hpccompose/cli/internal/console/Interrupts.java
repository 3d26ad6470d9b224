package dev.hpccompose.cli.internal.console;

/** Says a last word when somebody presses Ctrl-C; the virtual machine then ends with code 130. */
public final class Interrupts implements AutoCloseable {

  private final Thread hook;

  private Interrupts(Runnable lastWord) {
    this.hook = new Thread(lastWord, "last-word");
  }

  /** FollowDeadline closed, an end of the process from outside runs {@code lastWord}. */
  public static Interrupts say(Runnable lastWord) {
    Interrupts interrupts = new Interrupts(lastWord);
    Runtime.getRuntime().addShutdownHook(interrupts.hook);
    return interrupts;
  }

  @Override
  public void close() {
    // once it was started the machine is going down, and refuses
    if (hook.getState() == Thread.State.NEW) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
