/** Parts of the bench that measure what the connector does not show. */
@NullMarked
package org.toroku.ca.status;

import org.jspecify.annotations.NullMarked;
