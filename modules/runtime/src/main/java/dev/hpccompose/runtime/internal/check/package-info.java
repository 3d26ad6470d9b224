/** What is looked at before a submission, and how: all at once, and not for long. */
@NullMarked
package dev.hpccompose.runtime.internal.check;

import org.jspecify.annotations.NullMarked;
