/**
 * The services, and what depends on what, in Backstage's terms. It must not know where the catalog
 * is kept.
 */
@NullMarked
package dev.forgeincident.context.catalog;

import org.jspecify.annotations.NullMarked;
