/** The plan: everything about a run that can be known before it exists. */
@NullMarked
package dev.hpccompose.plan;

import org.jspecify.annotations.NullMarked;
