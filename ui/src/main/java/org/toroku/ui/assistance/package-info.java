/** Pages of officers who attend while an applicant applies. */
@NullMarked
package org.toroku.ui.assistance;

import org.jspecify.annotations.NullMarked;
