/**
 * What we measure, one command a suite; each runs production code. It must not hold logic that
 * production lacks.
 */
@NullMarked
package dev.forgeincident.bench;

import org.jspecify.annotations.NullMarked;
