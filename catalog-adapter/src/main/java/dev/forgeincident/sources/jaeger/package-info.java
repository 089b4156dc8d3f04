/**
 * The traces of a service from Jaeger, or from what answers the requests of its user interface. It
 * must not know any other system.
 */
@NullMarked
package dev.forgeincident.sources.jaeger;

import org.jspecify.annotations.NullMarked;
