/** Classes of the user interface that reach past the desks. */
@NullMarked
package org.toroku.ui.offender;

import org.jspecify.annotations.NullMarked;
