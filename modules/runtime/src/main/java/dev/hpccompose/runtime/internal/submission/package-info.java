/** What a submission writes and holds while it goes on. */
@NullMarked
package dev.hpccompose.runtime.internal.submission;

import org.jspecify.annotations.NullMarked;
