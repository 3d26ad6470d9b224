package dev.hpccompose.backend.apptainer;

/**
 * One of the two programs that grew out of the first Singularity. They take the same words.
 *
 * @see <a href="https://apptainer.org/docs/user/latest/singularity_compatibility.html">what
 *     Apptainer keeps of Singularity</a>
 */
enum SifTool {
  APPTAINER("apptainer", "Apptainer", "APPTAINER_"),
  SINGULARITY("singularity", "Singularity", "SINGULARITY_");

  private final String program;
  private final String title;
  private final String prefix;

  SifTool(String program, String title, String prefix) {
    this.program = program;
    this.title = title;
    this.prefix = prefix;
  }

  /** The program, and the word of a spec. */
  String program() {
    return program;
  }

  /** Its name in a sentence. */
  String title() {
    return title;
  }

  /** What names of its own variables begin with. */
  String prefix() {
    return prefix;
  }
}
