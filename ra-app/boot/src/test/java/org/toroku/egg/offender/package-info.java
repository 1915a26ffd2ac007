/** The other half of a cycle. */
@NullMarked
package org.toroku.egg.offender;

import org.jspecify.annotations.NullMarked;
