/** The presenters: results as text for people and as JSON for programs. */
@NullMarked
package dev.hpccompose.cli.internal.output;

import org.jspecify.annotations.NullMarked;
