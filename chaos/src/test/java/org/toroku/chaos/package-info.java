/** Whether the checker finds what it is for, and a short campaign. */
@NullMarked
package org.toroku.chaos;

import org.jspecify.annotations.NullMarked;
