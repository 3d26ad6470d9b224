/** What every scheduler must do, as tests. */
@NullMarked
package dev.hpccompose.scheduler.tck;

import org.jspecify.annotations.NullMarked;
