/** What a scheduler does when it is asked: the side with effects of the scheduler seam. */
@NullMarked
package dev.hpccompose.runtime.spi;

import org.jspecify.annotations.NullMarked;
