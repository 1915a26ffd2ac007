/** The officer's task list with the case room behind each task. */
@NullMarked
package org.toroku.ui.inbox;

import org.jspecify.annotations.NullMarked;
