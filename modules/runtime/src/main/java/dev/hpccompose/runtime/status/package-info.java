/** What is known about runs, from their histories first and from the scheduler second. */
@NullMarked
package dev.hpccompose.runtime.status;

import org.jspecify.annotations.NullMarked;
