/** What is looked at before anything is submitted. */
@NullMarked
package dev.hpccompose.runtime.preflight;

import org.jspecify.annotations.NullMarked;
