/** Settings, and which implementation stands behind which port. It must not be known by anybody. */
@NullMarked
package dev.forgeincident.service.wiring;

import org.jspecify.annotations.NullMarked;
