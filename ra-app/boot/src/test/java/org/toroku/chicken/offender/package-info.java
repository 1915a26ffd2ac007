/** One half of a cycle. */
@NullMarked
package org.toroku.chicken.offender;

import org.jspecify.annotations.NullMarked;
