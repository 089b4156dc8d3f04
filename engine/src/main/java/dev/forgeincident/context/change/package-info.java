/**
 * What people changed, and when it took effect. It must not know which system recorded it, nor
 * whether it did harm.
 */
@NullMarked
package dev.forgeincident.context.change;

import org.jspecify.annotations.NullMarked;
