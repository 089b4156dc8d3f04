/**
 * What is known about one incident, as immutable records, and the ports through which it is
 * learned. It must not know what any of it means: no signal, no hypothesis, no opinion.
 */
@NullMarked
package dev.forgeincident.context;

import org.jspecify.annotations.NullMarked;
