/** What services wrote: which lines of it, and when they were written. */
@NullMarked
package dev.hpccompose.runtime.log;

import org.jspecify.annotations.NullMarked;
