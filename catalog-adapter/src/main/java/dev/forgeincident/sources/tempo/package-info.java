/** The traces of a service from Grafana Tempo. It must not know any other system. */
@NullMarked
package dev.forgeincident.sources.tempo;

import org.jspecify.annotations.NullMarked;
