/** The records of runs: where they lie, what they say, how they are recovered and removed. */
@NullMarked
package dev.hpccompose.runtime.run;

import org.jspecify.annotations.NullMarked;
