/** What the catalog source meets at a real Backstage. It must not know how the source asks. */
@NullMarked
package dev.forgeincident.acceptance.backstage;

import org.jspecify.annotations.NullMarked;
