/** Keys that applicants made: how they come, what is asked of them, and the codes that protect their arrival. */
@NullMarked
package org.toroku.subjectkey;

import org.jspecify.annotations.NullMarked;
