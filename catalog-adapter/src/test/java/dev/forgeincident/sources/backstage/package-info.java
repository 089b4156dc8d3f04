@NullMarked
package dev.forgeincident.sources.backstage;

import org.jspecify.annotations.NullMarked;
