/** The backends: Apptainer and Singularity. */
@NullMarked
package dev.hpccompose.backend.apptainer;

import org.jspecify.annotations.NullMarked;
