/** The page where absences are entered and the manager says by which rules tasks are given out. */
@NullMarked
package org.toroku.ui.assignment;

import org.jspecify.annotations.NullMarked;
