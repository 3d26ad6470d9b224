package dev.hpccompose.backend.apptainer;

import dev.hpccompose.runtime.spi.Check;
import dev.hpccompose.runtime.spi.CheckProvider;
import dev.hpccompose.runtime.spi.CheckSubject;
import java.util.List;

/** What can be wrong with one of the tools. */
abstract sealed class SifCheckProvider implements CheckProvider
    permits ApptainerChecks, SingularityChecks {

  private final SifTool tool;

  SifCheckProvider(SifTool tool) {
    this.tool = tool;
  }

  @Override
  public String name() {
    return tool.program();
  }

  @Override
  public List<Check> checks(CheckSubject subject) {
    return new SifChecks(tool, subject).all();
  }
}
