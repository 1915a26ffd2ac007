/** Sessions that an officer attends while an applicant applies (対面支援). */
@NullMarked
package org.toroku.assistance;

import org.jspecify.annotations.NullMarked;
